package dev.crmcore.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.analytics.FunnelFigures;
import dev.crmcore.analytics.PipelineFigures;
import dev.crmcore.dataquality.BuiltInRules;
import dev.crmcore.dataquality.QualityAudit;
import dev.crmcore.dataquality.QualityScorer;
import dev.crmcore.examples.report.ReportData.Dimension;
import dev.crmcore.examples.report.ReportData.Duplicates;
import dev.crmcore.examples.report.ReportData.Evidence;
import dev.crmcore.examples.report.ReportData.Example;
import dev.crmcore.examples.report.ReportData.ImportSource;
import dev.crmcore.examples.report.ReportData.Pair;
import dev.crmcore.examples.report.ReportData.Pipeline;
import dev.crmcore.examples.report.ReportData.Quality;
import dev.crmcore.examples.report.ReportData.Rule;
import dev.crmcore.examples.report.ReportData.SegmentSize;
import dev.crmcore.examples.report.ReportData.Stage;
import dev.crmcore.model.Person;
import dev.crmcore.model.StageCategory;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final Instant NOW = Instant.parse("2026-03-14T09:30:00Z");

  private final HtmlReport report = new HtmlReport();

  @Nested
  class Escaping {
    private static final String HOSTILE =
        "</td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp; ]]> <!-- \u0000\ud83d";

    @Test
    void leavesNoElementOfTheDataInThePage() {
      Document page = parse(report.render(everywhere(HOSTILE)));

      assertThat(page.getElementsByTagName("script").getLength()).isZero();
      assertThat(page.getElementsByTagName("img").getLength()).isZero();
      assertThat(attributes(page)).doesNotContain("onerror", "onload", "onclick");
    }

    @Test
    void showsWhatStandsInTheDataLetterForLetter() {
      String visible = HOSTILE.replace('\u0000', '\ufffd').replace('\ud83d', '\ufffd');

      Document page = parse(report.render(everywhere(HOSTILE)));

      for (String tag : List.of("title", "h1", "h3", "h4", "li", "dt", "code")) {
        assertThat(texts(page, tag)).as(tag).anyMatch(text -> text.contains(visible));
      }
    }

    @Test
    void keepsNamesFromTurningTheDirectionOfTheirSurroundings() {
      Document page = parse(report.render(everywhere("\u202eevil")));

      assertThat(texts(page, "bdi")).hasSizeGreaterThan(5).allMatch(text -> text.contains("evil"));
    }
  }

  @Nested
  class SelfContained {
    @Test
    void nothingIsLoadedAndNothingRuns() {
      String html = report.render(SampleReport.data());

      assertThat(attributes(parse(html)))
          .doesNotContain("src", "href", "xlink:href", "srcset", "action", "style");
      assertThat(html)
          .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;")
          .doesNotContain("http://", "https://", "url(", "@import");
    }

    @Test
    void theFileHoldsThePageInUtf8(@TempDir Path folder) throws Exception {
      Path file = folder.resolve("report.html");

      report.write(SampleReport.data(), file);

      assertThat(Files.readString(file))
          .isEqualTo(report.render(SampleReport.data()))
          .contains("charset=\"utf-8\"", "Анна Иванова");
    }
  }

  @Nested
  class Structure {
    @Test
    void hasEverySectionInOrder() {
      assertThat(outline(parse(report.render(SampleReport.data()))))
          .isEqualTo(
              """
              h1 Nordlicht Outdoor GmbH
              h2 Data quality
              svg The score is 84.
              svg How many customers have which score
              h3 What to mend first
              table What is asked for | Fail | Checked | Share: 8 rows
              h2 Duplicates
              h3 Examples, with their evidence
              h4 Jürgen Müller and Juergen Mueller
              table Field | One card | The other | Against and for | Bits: 5 rows
              h4 Анна Иванова and <script>alert('x')</script>
              table Field | One card | The other | Against and for | Bits: 3 rows
              h2 Segments
              table Segment | Customers | Share of all: 4 rows
              h2 Pipeline
              h3 Wholesale
              table Stage | Deals that came here | Went on | Median stay | Now here | Worth | Weighted: 6 rows
              h2 Purchases
              svg Purchases by month in EUR
              svg Purchases by month in USD
              h2 Imports
              table Source | Rows read | Created | Updated | Unchanged | Rejected | Quarantined: 4 rows
              """);
    }

    @Test
    void leavesOutWhatThereIsNothingAbout() {
      ReportData nothing =
          new ReportData(
              "Empty",
              NOW,
              ZoneOffset.UTC,
              0,
              null,
              null,
              List.of(),
              List.of(),
              List.of(),
              List.of());

      assertThat(outline(parse(report.render(nothing)))).isEqualTo("h1 Empty\n");
    }

    @Test
    void namesEveryChartForThoseWhoCannotSeeIt() {
      NodeList charts = parse(report.render(SampleReport.data())).getElementsByTagName("svg");

      for (int i = 0; i < charts.getLength(); i++) {
        Element chart = (Element) charts.item(i);
        assertThat(chart.getAttribute("aria-label") + chart.getAttribute("aria-hidden"))
            .isNotEmpty();
      }
    }

    @Test
    void marksTheMonthThatIsStillRunning() {
      assertThat(report.render(SampleReport.data()))
          .contains("class=\"bar quiet\"", "The last month is still running.");
    }
  }

  @Nested
  class FromAnAudit {
    @Test
    void showsWhatItFound() {
      QualityAudit audit =
          new QualityAudit(new QualityScorer(BuiltInRules.all(), Clock.fixed(NOW, ZoneOffset.UTC)));
      audit.accept(Person.builder().givenName("test").email("ada@gmial.com").build());

      Quality quality = Quality.of(audit.report());

      assertThat(quality.dimensions())
          .extracting(Dimension::name)
          .containsExactly(
              "Completeness", "Validity", "Consistency", "Uniqueness", "Timeliness", "Conformity");
      assertThat(quality.rules())
          .filteredOn(rule -> rule.failed() > 0)
          .flatExtracting(Rule::examples)
          .extracting(Example::message)
          .contains("'ada@gmial.com' is probably meant to end in '@gmail.com'.");
    }
  }

  @Nested
  class FromFigures {
    @Test
    void joinsWhatLiesInAStageWithWhatWentThroughIt() {
      PipelineFigures now =
          new PipelineFigures(
              "now",
              "Wholesale",
              List.of(
                  new PipelineFigures.StageFigures(
                      "new", "New", StageCategory.OPEN, 2, 1, List.of(), List.of(), List.of())));
      FunnelFigures ever =
          new FunnelFigures(
              "ever",
              "Wholesale",
              4,
              List.of(
                  new FunnelFigures.Step(
                      "new", "New", StageCategory.OPEN, 4, 1, 0.25, Duration.ofHours(36))));

      assertThat(Pipeline.of(now, ever))
          .isEqualTo(
              new Pipeline(
                  "Wholesale",
                  List.of(
                      new Stage(
                          "New", StageCategory.OPEN, 4, 0.25, 1.5, 2, List.of(), List.of()))));
    }
  }

  private static ReportData everywhere(String text) {
    return new ReportData(
        text,
        NOW,
        ZoneOffset.UTC,
        2,
        new Quality(
            50,
            List.of(new Dimension(text, 50)),
            List.of(
                new Rule(text, text, 1, 2, 1, List.of(new Example(text, text))),
                new Rule(text, text, 1, 2, 0, List.of())),
            Collections.nCopies(10, 1L)),
        new Duplicates(
            2,
            1,
            1,
            0,
            1,
            0,
            List.of(new Pair(text, text, 0.5, text, List.of(new Evidence(text, text, text, 1))))),
        List.of(new SegmentSize(text, text, 1)),
        List.of(
            new Pipeline(
                text,
                List.of(
                    new Stage(text, StageCategory.OPEN, 1, null, null, 1, List.of(), List.of())))),
        List.of(),
        List.of(new ImportSource(text, 1, 1, 0, 0, 1, 0)));
  }

  /**
   * The page is written so strictly that an XML parser reads it; an unescaped sign would stop it.
   */
  private static Document parse(String html) {
    try {
      String xml = html.substring("<!doctype html>\n".length());
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("The page is not well formed.", e);
    }
  }

  private static Set<String> attributes(Document page) {
    Set<String> names = new TreeSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      NamedNodeMap attributes = all.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        names.add(attributes.item(j).getNodeName());
      }
    }
    return names;
  }

  private static List<String> texts(Document page, String tag) {
    return texts(page.getElementsByTagName(tag));
  }

  private static List<String> texts(NodeList nodes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static String outline(Document page) {
    StringBuilder outline = new StringBuilder();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      String tag = element.getTagName();
      switch (tag) {
        case "h1", "h2", "h3", "h4" ->
            outline.append(tag).append(' ').append(element.getTextContent()).append('\n');
        case "svg" -> {
          if (element.hasAttribute("aria-label")) {
            outline.append("svg ").append(element.getAttribute("aria-label")).append('\n');
          }
        }
        case "table" ->
            outline
                .append("table ")
                .append(String.join(" | ", texts(element.getElementsByTagName("th"))))
                .append(": ")
                .append(element.getElementsByTagName("tr").getLength() - 1)
                .append(" rows\n");
        default -> {}
      }
    }
    return outline.toString();
  }
}
