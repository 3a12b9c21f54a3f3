package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.dataquality.BuiltInRules;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.dataquality.QualityReason;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.dataquality.QualityReport.RuleResult;
import dev.crmcore.dataquality.QualityScore;
import dev.crmcore.dataquality.QualityScorer;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/data-quality.md}, and whether the guide still says what is true. */
class DataQualityGuideTest {
  private static final Path GUIDE = Path.of("../docs/data-quality.md");
  private static final Path THIS =
      Path.of("src/test/java/dev/crmcore/examples/guide/DataQualityGuideTest.java");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  private final List<String> warnings = new ArrayList<>();

  interface Form {
    void warn(String field, String message, double points);
  }

  interface Progress {
    void show(long customers);
  }

  interface Table {
    void row(String rule, long failed, long checked, List<Example> examples);
  }

  @Test
  void scoresACustomerBeforeItIsStored() {
    Customer customer = Person.builder().givenName("Ada").email("ada@gmial.com").build();
    Form form = (field, message, points) -> warnings.add(message);

    QualityScorer scorer = new QualityScorer(BuiltInRules.all(), clock);
    QualityScore score = scorer.score(customer);
    for (QualityReason reason : score.reasons()) {
      form.warn(reason.field(), reason.message(), reason.pointsLost());
    }

    assertThat(warnings).contains("'ada@gmial.com' is probably meant to end in '@gmail.com'.");
  }

  @Test
  void theExampleInTheGuideAddsUp() {
    QualityScore score =
        new QualityScorer(BuiltInRules.all(), clock)
            .score(Person.builder().givenName("Test").email("ada@example.org").build());

    assertThat(score.applicableWeight()).isEqualTo(73);
    assertThat(score.lostWeight()).isEqualTo(12);
    assertThat(score.score()).isEqualTo(83);
  }

  /** Compiled alone: running it needs a session. */
  static List<QualityScore> audit(DataQuality quality, Progress progress, Table table) {
    QualityReport report = quality.audit(Conditions.tag("newsletter"), progress::show);
    for (RuleResult rule : report.rules()) {
      table.row(rule.description(), rule.failed(), rule.checked(), rule.examples());
    }
    List<QualityScore> mendFirst = quality.worst(Conditions.everyone(), 100);
    return mendFirst;
  }

  @Test
  void addsARule() {
    QualityScorer scorer = new QualityScorer(List.of(new MemberNumberRule()), clock);

    QualityScore score = scorer.score(Person.builder().custom("memberNumber", "12").build());

    assertThat(score.reasons())
        .extracting(QualityReason::message)
        .containsExactly("The member number '12' is not 7 digits long.");
  }

  @Test
  void theGuideShowsOnlyCodeThatRuns() throws Exception {
    String code = withoutIndent(Files.readString(THIS));
    Matcher blocks = BLOCK.matcher(Files.readString(GUIDE));

    int found = 0;
    while (blocks.find()) {
      assertThat(code).contains(withoutIndent(blocks.group(1)));
      found++;
    }

    assertThat(found).isEqualTo(3);
  }

  @Test
  void theGuideListsEveryRuleWithItsWeight() throws Exception {
    String guide = Files.readString(GUIDE);

    assertThat(BuiltInRules.all())
        .allSatisfy(
            rule -> assertThat(guide).contains("| `" + rule.id() + "` | " + rule.weight() + " |"));
  }

  private static String withoutIndent(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  record MemberNumberRule() implements QualityRule {
    @Override
    public String id() {
      return "club-member-number";
    }

    @Override
    public QualityDimension dimension() {
      return QualityDimension.VALIDITY;
    }

    @Override
    public int weight() {
      return 5;
    }

    @Override
    public String description() {
      return "Member numbers have seven digits.";
    }

    @Override
    public boolean appliesTo(Customer customer) {
      return customer.customFields().containsKey("memberNumber");
    }

    @Override
    public Optional<QualityFinding> check(Customer customer, Clock clock) {
      String number = String.valueOf(customer.customFields().get("memberNumber"));
      return number.length() == 7
          ? Optional.empty()
          : Optional.of(
              new QualityFinding(
                  "memberNumber",
                  number,
                  "The member number '" + number + "' is not 7 digits long."));
    }
  }
}
