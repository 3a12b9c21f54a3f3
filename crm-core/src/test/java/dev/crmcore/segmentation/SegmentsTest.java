package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");
  private final Segments segments = session.segments();

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer ada() {
    return session.customers().create(Person.builder().givenName("Ada").tag("vip").build());
  }

  @Test
  void aSegmentIsAskedByItsNameAndRedefinedInPlace() {
    ada();
    segments.define("important", "tag 'vip'");
    assertThat(segments.count(segments.parse("segment 'important'"))).isEqualTo(1);

    segments.define("important", "tag 'gold'");

    assertThat(segments.count(segments.parse("segment 'important'"))).isZero();
    assertThat(segments.list()).hasSize(1);
  }

  @Test
  void aSegmentThatWouldContainItselfIsRefusedBeforeItIsStored() {
    segments.define("a", "tag 'x'");
    segments.define("b", "segment 'a'");

    assertThatThrownBy(() -> segments.define("a", "segment 'b'"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_SEGMENT_CYCLE"));
    assertThat(segments.get("a").condition()).isEqualTo("tag 'x'");
  }

  @Test
  void anArchivedCustomerIsInNoSegmentAndTheExplanationSaysWhy() {
    Customer ada = ada();
    assertThat(segments.explain(segments.parse("tag 'vip'"), ada.id()).holds()).isTrue();

    session.customers().archive(ada.id(), "left");

    assertThat(segments.count(segments.parse("tag 'vip'"))).isZero();
    assertThat(segments.explain(segments.parse("tag 'vip'"), ada.id()).holds()).isFalse();
    assertThat(segments.explain(segments.parse("tag 'vip'"), ada.id()).toText())
        .contains("✗ archivedAt is missing");
  }

  private Customer tagged(String... tags) {
    Person.Builder person = Person.builder().givenName("Ada");
    for (String tag : tags) {
      person.tag(tag);
    }
    return session.customers().create(person.build());
  }

  @Test
  void twoSetsAreCompared() {
    tagged("a");
    tagged("a", "b");
    tagged("a", "b");
    tagged("b");
    tagged();
    session.customers().archive(tagged("a", "b").id(), "left");

    SetComparison sets = segments.compare(segments.parse("tag 'a'"), segments.parse("tag 'b'"));

    assertThat(sets).isEqualTo(new SetComparison(1, 2, 1));
    assertThat(sets.first()).isEqualTo(3);
    assertThat(sets.second()).isEqualTo(3);
    assertThat(sets.either()).isEqualTo(4);
    assertThat(sets.likeness()).isEqualTo(0.5);
    assertThat(segments.compare(segments.parse("nobody"), segments.parse("nobody")).likeness())
        .isEqualTo(1);
  }

  @Test
  void aDefinitionIsPreviewedWithoutBeingStored() {
    tagged("a");
    tagged("a", "b");
    tagged("b");
    segments.define("set", "tag 'a'");

    assertThat(segments.preview("set", "tag 'b'")).isEqualTo(new SetComparison(1, 1, 1));
    assertThat(segments.preview("new", "tag 'b'")).isEqualTo(new SetComparison(0, 0, 2));
    assertThat(segments.get("set").condition()).isEqualTo("tag 'a'");
    assertThat(segments.list()).hasSize(1);
    assertThatThrownBy(() -> segments.preview("set", "segment 'set'"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_SEGMENT_CYCLE"));
  }

  @Test
  void aSegmentThatOthersUseIsNotRemoved() {
    segments.define("a", "tag 'x'");
    segments.define("c", "not segment 'a'");
    segments.define("b", "tag 'y' or segment 'a'");

    assertThat(segments.dependents("a")).containsExactly("b", "c");
    assertThatThrownBy(() -> segments.remove("a"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_SEGMENT_USED"))
        .hasMessageContaining("b, c");

    segments.remove("b");
    segments.remove("c");
    segments.remove("a");
    assertThat(segments.list()).isEmpty();
    assertThatThrownBy(() -> segments.remove("a")).isInstanceOf(NotFoundException.class);
  }

  static List<ReadySegment> ready() {
    return ReadySegment.all();
  }

  @ParameterizedTest
  @MethodSource("ready")
  void readySegmentsAreConditionsInTheirStandardForm(ReadySegment ready) {
    ada();

    assertThat(segments.parse(ready.condition()).toString())
        .isEqualTo(ready.condition().replace("1000 EUR", "1000.00 EUR"));
    segments.define(ready.name(), ready.condition());
    assertThat(segments.count(segments.parse("segment '" + ready.name() + "'"))).isBetween(0L, 1L);
  }

  @Test
  void readySegmentsFindWhomTheyDescribe() {
    Customer ada = ada();
    List<String> found =
        ReadySegment.all().stream()
            .filter(one -> segments.explain(segments.parse(one.condition()), ada.id()).holds())
            .map(ReadySegment::name)
            .toList();

    assertThat(found).containsExactly("Cannot be reached");
  }
}
