package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
