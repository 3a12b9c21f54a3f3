package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.matching.FieldRole;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One explanation in three forms. */
class MatchExplanationTest {
  private static MatchExplanation explain(String givenName) {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("given", FieldRole.GIVEN_NAME)
            .column("family", FieldRole.FAMILY_NAME)
            .column("birth", FieldRole.BIRTH_DATE)
            .column("email", FieldRole.EMAIL);
    for (String[] row : SamplePeople.strangers(100, 3)) {
      builder.add(row[3], row[0], row[1], row[2], row[3]);
    }
    RecordTable table =
        builder
            .add("a & b", givenName, "Ashworth", "1961-03-14", "bob@mail.example")
            .add("c", "Bob", "Ashwort", "1961-03-14", "bob@mail.example")
            .build();
    return new Deduplicator().run(table, MatchOptions.defaults()).explain(100, 101);
  }

  @Test
  void theJsonHoldsTheWholeSum() throws Exception {
    MatchExplanation explanation = explain("Robert");

    JsonNode json = new ObjectMapper().readTree(explanation.toJson());

    double sum = json.get("priorWeight").asDouble();
    for (JsonNode field : json.get("fields")) {
      sum += field.get("weight").asDouble();
    }
    assertThat(json.get("weight").asDouble()).isCloseTo(sum, within(1e-3));
    assertThat(json.get("left").asText()).isEqualTo("a & b");
    assertThat(json.get("decision").asText()).isEqualTo("MATCH");
    assertThat(json.get("rules")).isNotEmpty();
    assertThat(json.get("fields").get(1).get("level").asText()).isEqualTo("short form");
  }

  @Test
  void thePictureHasABarForEachPieceOfEvidence() throws Exception {
    MatchExplanation explanation = explain("Robert");

    Document picture = parse(explanation.toSvg());

    long pieces = explanation.fields().stream().filter(field -> field.weight() != 0).count();
    NodeList bars = picture.getElementsByTagName("rect");
    assertThat(bars.getLength()).isEqualTo((int) pieces + 2);
    for (int i = 0; i < bars.getLength(); i++) {
      Element bar = (Element) bars.item(i);
      double left = Double.parseDouble(bar.getAttribute("x"));
      double width = Double.parseDouble(bar.getAttribute("width"));
      assertThat(left).isBetween(0.0, 760.0);
      assertThat(left + width).isBetween(0.0, 760.0);
    }
    assertThat(picture.getDocumentElement().getTextContent())
        .contains("a & b and c: MATCH", "given name: short form", "a match from here");
  }

  @Test
  void whateverAValueHoldsThePictureIsXml() throws Exception {
    String odd = "<b>\"x\" & 'y'</b>\u0000\u0007\uD800 \uFFFF";

    Document picture = parse(explain(odd).toSvg());

    assertThat(picture.getElementsByTagName("b").getLength()).isZero();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
