package dev.crmcore.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).accessPolicy(new ByRole()).build();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer create(String name) {
    return session.customers().create(Person.builder().givenName(name).build());
  }

  private void importNames(int rows) {
    StringBuilder csv = new StringBuilder("id,name\n");
    for (int i = 0; i < rows; i++) {
      csv.append(i).append(",Imported").append(i).append('\n');
    }
    session
        .imports()
        .run(
            ImportSource.of("p.csv", csv.toString().getBytes(StandardCharsets.UTF_8)),
            ImportOptions.from("shop"));
  }

  private static List<Change> all(CrmSession reader, int limit) {
    List<Change> all = new ArrayList<>();
    ChangePosition position = ChangePosition.START;
    ChangePage page;
    do {
      page = reader.changes().since(position, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      position = page.next();
    } while (page.hasMore());
    assertThat(position).isEqualTo(reader.changes().latest());
    return all;
  }

  @Nested
  class Reading {
    @Test
    void aChangeSaysWhoDidWhatToWhichFields() {
      Customer ada = create("Ada");
      clock.advance(Duration.ofHours(1));
      session.customers().change(ada.id(), one -> one.toBuilder().notes("met").build());

      List<Change> changes = all(session, 10);

      assertThat(changes)
          .extracting(Change::action)
          .containsExactly("customer.create", "customer.update");
      Change second = changes.get(1);
      assertThat(second.position().changeSet()).isEqualTo(2);
      assertThat(second.at()).isEqualTo(clock.instant());
      assertThat(second.actor()).isEqualTo("anna");
      assertThat(second.entity()).isEqualTo("customer");
      assertThat(second.id()).isEqualTo(ada.id().value());
      assertThat(second.version()).isEqualTo(2);
      assertThat(second.fields()).containsExactly(new FieldChange("notes", null, "met"));
    }

    @Test
    void pagesOfAnySizeGiveTheSameChangesOnce() {
      create("Ada");
      importNames(37);
      create("Grace");
      importNames(40);

      List<Change> whole = all(session, 10_000);

      assertThat(whole).hasSize(1 + 37 + 1 + 3);
      assertThat(whole).extracting(Change::source).contains("shop");
      for (int limit : new int[] {1, 2, 5, 36, 37, 38, 41}) {
        assertThat(all(session, limit))
            .extracting(Change::id)
            .containsExactlyElementsOf(whole.stream().map(Change::id).toList());
      }
    }

    @Test
    void everyPositionIsAPlaceToGoOnFrom() {
      importNames(5);
      create("Grace");
      List<Change> whole = all(session, 100);

      for (int i = 0; i < whole.size(); i++) {
        ChangePosition kept = ChangePosition.parse(whole.get(i).position().toString());
        assertThat(session.changes().since(kept, 100).items())
            .extracting(Change::id)
            .containsExactlyElementsOf(
                whole.subList(i + 1, whole.size()).stream().map(Change::id).toList());
      }
    }

    @Test
    void theEndIsWhereLaterChangesBegin() {
      create("Ada");
      ChangePosition latest = session.changes().latest();

      assertThat(session.changes().since(latest, 10).items()).isEmpty();
      Customer grace = create("Grace");
      assertThat(session.changes().since(latest, 10).items())
          .extracting(Change::id)
          .containsExactly(grace.id().value());
    }

    @Test
    void sealedChangesAreRefusedWithWhereToGoOn() {
      create("Ada");
      clock.advance(Duration.ofDays(2));
      create("Grace");
      crm.maintenance().sealAuditLog(Duration.ofDays(1), null);

      assertThat(session.changes().earliest()).isEqualTo(ChangePosition.after(1));
      assertThatThrownBy(() -> session.changes().since(ChangePosition.START, 10))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("go on from 1")
          .extracting("code")
          .isEqualTo("E_HISTORY_SEALED");
      assertThat(session.changes().since(session.changes().earliest(), 10).items())
          .extracting(Change::action)
          .containsExactly("customer.create", "audit.seal");
    }

    @Test
    void nonsenseIsRefused() {
      assertThatThrownBy(() -> ChangePosition.parse("x")).isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> ChangePosition.parse("1/2"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> ChangePosition.parse("-1"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> session.changes().since(ChangePosition.START, 0))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Access {
    private final CrmSession limited = crm.session(Actor.user("bob").withRoles("limited"));

    @Test
    void concealedFieldsAreLeftOut() {
      session.customers().create(Person.builder().givenName("Ada").notes("secret").build());

      assertThat(all(limited, 10).get(0).fields())
          .extracting(FieldChange::field)
          .contains("givenName")
          .doesNotContain("notes");
    }

    @Test
    void changesOfHiddenRecordsArePassedOver() {
      for (int i = 0; i < 20; i++) {
        create(i % 5 == 0 ? "Open" : "Hidden");
      }

      assertThat(all(limited, 3)).hasSize(4);
      assertThat(all(session, 3)).hasSize(20);
    }

    @Test
    void whoMayNotKeepPositionsHasNone() {
      create("Open");

      assertThatThrownBy(() -> limited.changes().consumer("x").read(10, changes -> {}))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Nested
  class Consumers {
    private final List<Change> handled = new ArrayList<>();

    private int read(int limit) {
      return session.changes().consumer("index").read(limit, handled::addAll);
    }

    @Test
    void aConsumerGoesOnWhereItWas() {
      importNames(7);
      create("Ada");

      assertThat(read(5)).isEqualTo(5);
      assertThat(read(5)).isEqualTo(3);
      assertThat(read(5)).isZero();
      assertThat(handled).extracting(Change::id).doesNotHaveDuplicates().hasSize(8);
      assertThat(session.changes().consumer("index").position())
          .isEqualTo(session.changes().latest());
      assertThat(session.changes().consumer("other").position()).isEqualTo(ChangePosition.START);
    }

    @Test
    void whatAHandlerDidNotFinishComesAgain() {
      create("Ada");

      assertThatThrownBy(
              () ->
                  session
                      .changes()
                      .consumer("index")
                      .read(
                          5,
                          changes -> {
                            throw new IllegalStateException("down");
                          }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(read(5)).isEqualTo(1);
    }

    @Test
    void whatAHandlerChangesIsStoredWithThePosition() {
      Customer ada = create("Ada");

      session
          .changes()
          .consumer("index")
          .read(
              5,
              changes ->
                  session
                      .customers()
                      .change(ada.id(), one -> one.toBuilder().tag("indexed").build()));

      assertThat(session.customers().find(ada.id()).orElseThrow().tags()).contains("indexed");
      assertThat(read(5)).isEqualTo(1);
    }

    @Test
    void readingLeavesNoChangeToBeRead() {
      create("Ada");
      ChangePosition latest = session.changes().latest();

      read(5);

      assertThat(session.changes().latest()).isEqualTo(latest);
    }

    @Test
    void aConsumerCanBeMoved() {
      create("Ada");
      read(5);
      session.changes().consumer("index").moveTo(ChangePosition.START);

      assertThat(read(5)).isEqualTo(1);
    }

    @Test
    void aConsumerHasAName() {
      assertThatThrownBy(() -> session.changes().consumer(" "))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  /** Who is limited sees customers called Open, without notes, and changes nothing. */
  private static final class ByRole implements AccessPolicy {
    private static boolean isLimited(Actor actor) {
      return actor.roles().contains("limited");
    }

    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return isLimited(actor) && type.name().equals("customer")
          ? Conditions.any(
              Conditions.equal(CustomerFields.GIVEN_NAME, "Open"),
              Conditions.equal(CustomerFields.GIVEN_NAME, "Ada"))
          : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return isLimited(actor) && type.name().equals("customer") ? Set.of("notes") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !isLimited(actor);
    }
  }
}
