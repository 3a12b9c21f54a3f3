package dev.crmcore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditLimitTest {
  @ParameterizedTest(name = "{0} of {1}, confirmed {2}: refused {3}")
  @CsvSource({
    "10, 10, 0, false",
    "11, 100, 0, true", // more than ten, and more than a tenth
    "11, 110, 0, false",
    "50, 500, 0, false",
    "51, 100000, 0, true", // more than fifty, whatever the share
    "51, 100000, 51, false",
    "51, 100000, 50, true",
    "5, 10, 6, true", // another number than was shown
    "5, 10, 5, false",
  })
  void asksBeyondANumberAndAShare(long planned, long base, long confirmed, boolean refused) {
    EditLimit limit = new EditLimit(10, 50, 10);

    if (refused) {
      assertThatThrownBy(() -> limit.require("archive", planned, () -> base, confirmed))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_CONFIRM"))
          .hasMessageContaining("'archive'")
          .hasMessageContaining(Long.toString(planned));
    } else {
      assertThatCode(() -> limit.require("archive", planned, () -> base, confirmed))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesToArchiveEverybodyUntilTheNumberIsConfirmed() {
    try (Crm crm = Crm.builder().inMemory().editLimit(new EditLimit(2, 5, 50)).build()) {
      CrmSession anna = crm.session("anna");
      for (int i = 0; i < 4; i++) {
        anna.customers().create(Person.builder().givenName("c" + i).build());
      }
      EditPlan plan = anna.edits().plan(Conditions.everyone(), Edit.archive());

      assertThatThrownBy(() -> anna.edits().apply(plan)).hasMessageContaining("confirm");
      assertThatThrownBy(() -> anna.edits().apply(plan.confirmed(3))).hasMessageContaining("4");
      assertThat(anna.customers().count(Conditions.everyone())).isEqualTo(4);
      assertThat(anna.edits().runs(9)).isEmpty();
      assertThatThrownBy(() -> anna.edits().apply(plan.confirmed(4).keeping(one -> true)))
          .hasMessageContaining("confirm");

      EditReport report = anna.edits().apply(plan.confirmed(4));

      assertThat(report.run().applied()).isEqualTo(4);
      assertThat(anna.customers().count(Conditions.everyone())).isZero();
      assertThat(anna.edits().revert(report.run().id().value()).run().applied()).isEqualTo(4);
    }
  }

  @Test
  void countsOnlyWhereTheNumberMatters() {
    EditLimit limit = new EditLimit(10, 50, 10);
    LongSupplier never =
        () -> {
          throw new AssertionError("counted");
        };

    limit.require("archive", 10, never, 0);
    limit.require("archive", 51, never, 51);
    assertThatThrownBy(() -> limit.require("archive", 11, never, 0))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void hasRanges() {
    assertThatThrownBy(() -> new EditLimit(-1, 5, 10)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new EditLimit(6, 5, 10)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new EditLimit(1, 5, 101)).isInstanceOf(InvalidInputException.class);
  }
}
