package dev.crmcore.collaboration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EditingHint;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EditingTest {
  private static final Duration FIVE = Duration.ofMinutes(5);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession anna = crm.session("anna");
  private final CrmSession elena = crm.session("elena");
  private final CustomerId ada =
      anna.customers().create(Person.builder().givenName("Ada").build()).id();

  private static List<String> others(CrmSession who, CustomerId id) {
    return who.editing().others(CustomerFields.TYPE, id).stream().map(EditingHint::who).toList();
  }

  @Test
  void othersSeeItUntilItIsOver() {
    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);

    assertThat(others(anna, ada)).containsExactly("elena");
    assertThat(others(elena, ada)).isEmpty();
    clock.advance(Duration.ofMinutes(4));
    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);
    clock.advance(Duration.ofMinutes(4));
    assertThat(anna.editing().others(CustomerFields.TYPE, ada))
        .extracting(EditingHint::since)
        .containsExactly(Instant.parse("2026-03-02T10:00:00Z"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(others(anna, ada)).isEmpty();

    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);
    assertThat(anna.editing().others(CustomerFields.TYPE, ada))
        .extracting(EditingHint::since)
        .containsExactly(clock.instant());
    elena.editing().end(CustomerFields.TYPE, ada);
    elena.editing().end(CustomerFields.TYPE, ada);
    assertThat(others(anna, ada)).isEmpty();
  }

  @Test
  void itKeepsNobodyFromWritingAndLeavesNoTrace() {
    ChangePosition before = anna.changes().latest();
    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);
    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);
    assertThat(anna.changes().latest()).isEqualTo(before);

    anna.customers().change(ada, one -> one.toBuilder().tag("vip").build());
    assertThat(anna.customers().get(ada).tags()).containsExactly("vip");
  }

  @Test
  void whatIsOverIsRemoved() {
    elena.editing().begin(CustomerFields.TYPE, ada, FIVE);
    anna.editing().begin(CustomerFields.TYPE, ada, FIVE.multipliedBy(2));
    crm.maintenance().runDue();
    clock.advance(FIVE);

    assertThat(crm.maintenance().runDue()).isEqualTo(1);
    assertThat(others(elena, ada)).containsExactly("anna");
  }

  @Test
  void endlessHintsAndStrangeRecordsAreRefused() {
    assertThatThrownBy(() -> anna.editing().begin(CustomerFields.TYPE, ada, Duration.ZERO))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> anna.editing().begin(CustomerFields.TYPE, ada, Duration.ofDays(2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A hint lasts up to PT24H, not PT48H.");
    assertThatThrownBy(() -> anna.editing().begin(TaskFields.TYPE, ada, FIVE))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> anna.editing().others(TaskFields.TYPE, ada))
        .isInstanceOf(NotFoundException.class);
  }

  @Property(tries = 50)
  void whoeverBeganAndDidNotEndIsShownUntilThen(@ForAll long seed) {
    new EditingTest().beginAndEnd(seed); // a world of its own for each try
  }

  private void beginAndEnd(long seed) {
    Random random = new Random(seed);
    Map<String, Instant> until = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofMinutes(random.nextInt(4)));
      String who = "p" + random.nextInt(4);
      Editing editing = crm.session(who).editing();
      switch (random.nextInt(4)) {
        case 0 -> {
          editing.end(CustomerFields.TYPE, ada);
          until.remove(who);
        }
        case 1 -> crm.maintenance().runDue();
        default -> {
          Duration lasting = Duration.ofMinutes(1 + random.nextInt(9));
          editing.begin(CustomerFields.TYPE, ada, lasting);
          until.put(who, clock.instant().plus(lasting));
        }
      }
      assertThat(others(anna, ada))
          .containsExactlyInAnyOrderElementsOf(
              until.entrySet().stream()
                  .filter(one -> one.getValue().isAfter(clock.instant()))
                  .map(Map.Entry::getKey)
                  .toList());
    }
  }
}
