package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SegmentExpansionTest {
  private final ConditionText text = new ConditionText(StandardCatalogue.create());
  private final Map<String, String> definitions = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final SegmentExpansion expansion =
      new SegmentExpansion(
          text,
          CustomerFields.TYPE,
          name -> {
            asked.add(name);
            return Optional.ofNullable(definitions.get(name))
                .map(written -> Segment.of(name, written));
          });

  private Condition parse(String condition) {
    return text.parse(condition, CustomerFields.TYPE);
  }

  @Test
  void replacesReferencesByTheirConditions() {
    definitions.put("big", "tag 'vip' or purchases.count > 10");
    definitions.put("near", "city = 'Paris'");
    definitions.put("both", "segment 'big' and segment 'near'");

    Condition expanded = expansion.expand(parse("segment 'both' and not segment 'big'"));

    assertThat(expanded)
        .hasToString(
            "((tag 'vip' or purchases.count > 10) and city = 'Paris')"
                + " and not (tag 'vip' or purchases.count > 10)");
    assertThat(asked).containsExactly("both", "big", "near");
  }

  @Test
  void whatRefersToNoSegmentComesBackItself() {
    Condition condition = parse("city = 'Paris' and has contactPoints(kind = EMAIL)");

    assertThat(expansion.expand(condition)).isSameAs(condition);
  }

  @Test
  void aCycleIsRefusedWithItsPath() {
    definitions.put("a", "segment 'b'");
    definitions.put("b", "tag 'x' and segment 'c'");
    definitions.put("c", "not segment 'b'");

    assertThatThrownBy(() -> expansion.expand(parse("segment 'a'")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "The segment 'b' refers to itself: b → c → b. Take one of these references out.")
        .extracting("code")
        .isEqualTo("E_SEGMENT_CYCLE");
  }

  @Test
  void aDefinitionThatWouldCloseACycleIsRefusedBeforeItIsSaved() {
    definitions.put("b", "segment 'a'");

    assertThatThrownBy(() -> expansion.expandDefinition("a", parse("segment 'b'")))
        .hasMessageContaining("a → b → a");
  }

  @Test
  void anUnknownSegmentIsNamedWithWhoRefersToIt() {
    definitions.put("a", "segment 'gone'");

    assertThatThrownBy(() -> expansion.expand(parse("segment 'a'")))
        .hasMessage("There is no segment 'gone', which 'a' refers to.")
        .extracting("code")
        .isEqualTo("E_SEGMENT_UNKNOWN");
  }

  @Test
  void aDefinitionThatIsNoConditionIsNamed() {
    definitions.put("a", "citty = 'x'");

    assertThatThrownBy(() -> expansion.expand(parse("segment 'a'")))
        .hasMessage(
            "The segment 'a' cannot be read. At character 1: There is no field 'citty' on customer."
                + " Did you mean 'city'?");
  }

  @Test
  @Timeout(10)
  void aSmallTextThatGrowsWithoutBoundsIsRefused() {
    definitions.put("0", "tag 'x'");
    for (int i = 1; i <= 50; i++) {
      definitions.put("" + i, "segment '%d' or segment '%<d'".formatted(i - 1));
    }

    assertThatThrownBy(() -> expansion.expand(parse("segment '50'")))
        .extracting("code")
        .isEqualTo("E_LIMIT_NODES");
  }

  @Test
  @Timeout(10)
  void aLongChainIsRefused() {
    definitions.put("0", "tag 'x'");
    for (int i = 1; i <= 100_000; i++) {
      definitions.put("" + i, "segment '%d'".formatted(i - 1));
    }

    assertThatThrownBy(() -> expansion.expand(parse("segment '100000'")))
        .extracting("code")
        .isEqualTo("E_LIMIT_DEPTH");
  }

  @Test
  void segmentsInsideOtherRecordsAreRefused() {
    Condition condition = Conditions.has(CustomerFields.CONTACT_POINTS, Conditions.inSegment("a"));

    assertThatThrownBy(() -> expansion.expand(condition))
        .hasMessageContaining("cannot be asked about inside 'contactPoints'");
  }

  @Test
  void referencesAreListedInTheirOrder() {
    assertThat(
            SegmentExpansion.references(parse("segment 'b' or (segment 'a' and not segment 'b')")))
        .containsExactly("b", "a");
  }
}
