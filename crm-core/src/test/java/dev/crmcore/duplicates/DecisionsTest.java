package dev.crmcore.duplicates;

import static dev.crmcore.model.DuplicateVerdict.DUPLICATE;
import static dev.crmcore.model.DuplicateVerdict.LATER;
import static dev.crmcore.model.DuplicateVerdict.NOT_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private final ReviewDesk desk = new ReviewDesk();
  private final CustomerId a = desk.twin("a");
  private final CustomerId b = desk.twin("b");
  private final CustomerId c = desk.twin("c");
  private final CustomerId d = desk.twin("d");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whoAndWhenAreKeptAndTheLastWordStandsWithTheOthersReadableBesideIt() {
    DuplicateDecision first = desk.says("anna", a, b, NOT_DUPLICATE);
    DuplicateDecision second = desk.says("boris", b, a, DUPLICATE);

    assertThat(first.decidedBy()).isEqualTo("anna");
    assertThat(first.decidedAt()).isEqualTo(Instant.parse("2026-03-01T12:01:00Z"));
    assertThat(second.overrules()).containsExactly(first.id());
    assertThat(desk.session.duplicates().decisions(a, b)).containsExactly(first, second);
    assertThat(desk.standing(a, b)).contains(second);
  }

  @Test
  void aPairIsPutOffToADayAfterToday() {
    LocalDate may = LocalDate.parse("2026-05-01");

    DuplicateDecision decision = desk.session.duplicates().putOff(a, b, may, "asked them");

    assertThat(decision.verdict()).isEqualTo(LATER);
    assertThat(decision.until()).isEqualTo(may);
    assertThat(desk.session.duplicates().decisions(a, b)).containsExactly(decision);
    assertThatThrownBy(
            () -> desk.session.duplicates().putOff(a, b, LocalDate.parse("2026-03-01"), null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("after today, 2026-03-01");
  }

  @Test
  void whatIsOneCustomerOrNeverTheSameIsNotDecidedAbout() {
    CustomerId acme =
        desk.session.customers().create(Organization.builder().legalName("Acme").build()).id();
    desk.merge(a, b);

    assertThatThrownBy(() -> desk.says("anna", a, a, DUPLICATE))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_SELF"));
    assertThatThrownBy(() -> desk.says("anna", a, b, DUPLICATE))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_SELF"));
    assertThatThrownBy(() -> desk.says("anna", a, acme, DUPLICATE))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_KIND"));
  }

  @Nested
  class Merging {
    @Test
    void bothNoesHoldForTheSurvivorAndForWhomeverTheOtherIsMergedInto() {
      DuplicateDecision one = desk.says("anna", a, c, NOT_DUPLICATE);
      DuplicateDecision other = desk.says("boris", b, c, NOT_DUPLICATE);

      desk.merge(a, b);
      assertThat(desk.said(a, c)).containsExactly(one.id(), other.id());
      desk.merge(d, c);
      assertThat(desk.said(a, d)).containsExactly(one.id(), other.id());
      assertThat(desk.standing(a, d)).hasValueSatisfying(desk.is(NOT_DUPLICATE));
    }

    @Test
    void undoneTheyAreAboutWhomTheyWereSaid() {
      DuplicateDecision one = desk.says("anna", a, c, NOT_DUPLICATE);
      DuplicateDecision other = desk.says("boris", b, c, NOT_DUPLICATE);
      DuplicateDecision both = desk.says("clara", a, b, LATER);
      MergeRecord inner = desk.merge(a, b);
      MergeRecord outer = desk.merge(d, c);

      desk.undo(outer);
      desk.undo(inner);

      assertThat(desk.said(a, c)).containsExactly(one.id());
      assertThat(desk.said(b, c)).containsExactly(other.id());
      assertThat(desk.said(a, b)).containsExactly(both.id());
      assertThat(desk.said(a, d)).isEmpty();
    }

    @Test
    void ofWordsThatKnewNothingOfEachOtherTheMostCarefulStandsHoweverOld() {
      DuplicateDecision no = desk.says("anna", a, c, NOT_DUPLICATE);
      desk.says("boris", b, c, DUPLICATE);

      desk.merge(a, b);

      assertThat(desk.standing(a, c)).hasValueSatisfying(desk.is(NOT_DUPLICATE));
      assertThat(desk.session.duplicates().decisions(a, c)).contains(no).hasSize(2);
    }

    @Test
    void aWordAboutTheSurvivorOverrulesAllThatCameTogetherAndNothingAfterTheUndo() {
      desk.says("anna", a, c, NOT_DUPLICATE);
      desk.says("boris", b, c, NOT_DUPLICATE);
      MergeRecord merge = desk.merge(a, b);

      desk.says("clara", b, c, DUPLICATE);
      assertThat(desk.standing(a, c)).hasValueSatisfying(desk.is(DUPLICATE));
      desk.undo(merge);

      assertThat(desk.standing(a, c)).hasValueSatisfying(desk.is(DUPLICATE));
      assertThat(desk.standing(b, c)).hasValueSatisfying(desk.is(NOT_DUPLICATE));
    }

    @Test
    void whoeverWasCalledDifferentIsNotMergedUnlessSomebodyAnswersForIt() {
      DuplicateDecision decision = desk.says("anna", a, b, NOT_DUPLICATE);
      MergePolicy plain = MergePolicy.survivorFirst();

      assertThatThrownBy(() -> desk.merge(c, a, b))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_DECIDED"))
          .hasMessageContaining("anna said at 2026-03-01T12:01:00Z that " + a + " and " + b);
      assertThat(desk.session.merges().preview(a, List.of(b), plain).refusals())
          .singleElement()
          .asString()
          .startsWith("anna said");
      assertThat(
              desk.session.merges().preview(a, List.of(b), plain.overrulingDecisions()).refusals())
          .isEmpty();

      MergeRecord merge =
          desk.session.merges().merge(a, List.of(b), plain.overrulingDecisions(), "their mother");
      desk.undo(merge);
      assertThat(desk.said(a, b)).containsExactly(decision.id());
      assertThatThrownBy(() -> desk.merge(a, b)).isInstanceOf(ConflictException.class);
    }

    @Test
    void aNoThatWasCarriedOverRefusesToo() {
      desk.says("anna", b, c, NOT_DUPLICATE);
      desk.says("boris", a, c, DUPLICATE);
      desk.merge(a, b);
      desk.merge(d, c);

      assertThatThrownBy(() -> desk.merge(d, a))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("anna said");
    }

    @Test
    void whoSaysOtherwiseFirstMayMerge() {
      desk.says("anna", a, b, NOT_DUPLICATE);
      desk.says("boris", a, b, DUPLICATE);

      desk.merge(a, b);

      assertThat(desk.session.customers().get(b).id()).isEqualTo(a);
    }

    @Test
    void decisionsAboutTwoLosersComeBackToThem() {
      DuplicateDecision decision = desk.says("anna", b, c, LATER);

      MergeRecord merge = desk.merge(a, b, c);
      desk.undo(merge);

      assertThat(desk.said(b, c)).containsExactly(decision.id());
      assertThat(desk.said(a, c)).isEqualTo(List.of());
    }
  }
}
