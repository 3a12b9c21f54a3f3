package dev.crmcore.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.changes.Change;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.ChangeEvent;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Person;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritePathTest {
  private final List<ChangeEvent> heard = new ArrayList<>();
  private final Crm crm = Crm.builder().inMemory().onChange(heard::add).build();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void aChangeLeavesLineageThatSaysWhoChangedWhat() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    session
        .customers()
        .update(((Person) ada).toBuilder().givenName("Augusta Ada").tag("vip").build());

    List<LineageEntry> history = session.customers().history(ada.id());

    assertThat(history).extracting(LineageEntry::actor).containsOnly("anna");
    assertThat(history.get(1).changes())
        .containsExactly(
            new FieldChange("givenName", "Ada", "Augusta Ada"),
            new FieldChange("tags", null, "[{\"value\":\"vip\"}]"));
    assertThat(history.get(1).version()).isEqualTo(2);
  }

  @Test
  void aChangeThatChangesNothingLeavesNothing() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    crm.maintenance().runDue();
    heard.clear();

    Customer same = session.customers().update(ada);

    assertThat(same).isEqualTo(ada);
    assertThat(session.customers().history(ada.id())).hasSize(1);
    assertThat(crm.maintenance().runDue()).isZero();
  }

  @Test
  void theReasonsAndSourcesOfPartsStayWithTheWhole() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    Customer bob = session.customers().create(Person.builder().givenName("Bob").build());

    session.atomically(
        "call",
        all -> {
          all.interactions()
              .log(
                  Interaction.builder()
                      .customerId(ada.id())
                      .kind(InteractionKind.CALL)
                      .source("switchboard")
                      .occurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                      .build());
          all.customers().setStage(ada.id(), LifecycleStage.LOST, "moved away");
          all.customers().archive(bob.id(), "never was");
          return all.customers().setStage(bob.id(), LifecycleStage.LOST, "moved away");
        });

    assertThat(session.customers().lifecycle(ada.id()).get(1).reason())
        .isEqualTo("moved away; never was");
    Interaction call = session.interactions().timeline(ada.id(), 1, null).items().get(0);
    assertThat(call.source()).isEqualTo("switchboard");
    assertThat(session.changes().since(session.changes().earliest(), 100).items())
        .filteredOn(change -> change.id().equals(call.id().value()))
        .extracting(Change::source)
        .containsExactly("switchboard");
    assertThat(session.customers().history(ada.id()))
        .extracting(LineageEntry::source)
        .containsOnlyNulls();
  }

  @Test
  void anOldVersionIsRefusedAsAConflictThatSaysWhatToDo() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    session.customers().update(ada.toBuilder().tag("vip").build());

    assertThatThrownBy(() -> session.customers().update(ada.toBuilder().tag("old").build()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("you have version 1, stored is version 2")
        .hasMessageContaining("Read it again");
  }

  @Test
  void severalCallsTakeEffectTogetherOrNotAtAll() {
    assertThatThrownBy(
            () ->
                session.atomically(
                    "signup",
                    s -> {
                      s.customers().create(Person.builder().givenName("Ada").build());
                      return s.customers().create(Person.builder().build());
                    }))
        .isInstanceOf(InvalidInputException.class);

    assertThat(session.customers().count(Conditions.everyone())).isZero();
    assertThat(crm.maintenance().runDue()).isZero();
    assertThat(heard).isEmpty();
  }

  @Test
  void aFailureThatIsCaughtInsideStillStoresNothing() {
    assertThatThrownBy(
            () ->
                session.atomically(
                    "signup",
                    s -> {
                      Customer ada =
                          s.customers().create(Person.builder().givenName("Ada").build());
                      try {
                        s.customers().create(Person.builder().build());
                      } catch (InvalidInputException e) {
                        return ada;
                      }
                      return ada;
                    }))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Let the error out");

    assertThat(session.customers().count(Conditions.everyone())).isZero();
  }

  @Test
  void listenersHearOfACommittedChangeOnceWhenTheChoresRun() {
    session.customers().create(Person.builder().givenName("Ada").build());
    assertThat(heard).isEmpty();

    crm.maintenance().runDue();
    crm.maintenance().runDue();

    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).action()).isEqualTo("customer.create");
  }

  @Test
  void nothingIsDoneForNobody() {
    assertThatThrownBy(() -> crm.session(" ")).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aSessionWithoutATenantIsRefusedWhereThereAreSeveral() {
    Actor anna = Actor.user("anna");
    try (Crm shared = Crm.builder().inMemory().multiTenant().build()) {
      assertThat(shared.session(anna.withTenant("acme")).customers().count(Conditions.everyone()))
          .isZero();
      assertThatThrownBy(() -> shared.session("anna"))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("withTenant");
      assertThatThrownBy(() -> shared.session(anna.withTenant("default")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(shared::maintenance).isInstanceOf(AccessDeniedException.class);
      assertThat(shared.maintenance(new TenantId("acme")).runDue()).isZero();
    }
  }

  @Test
  void aTenantIsRefusedWhereThereIsOne() {
    assertThatThrownBy(() -> crm.session(Actor.user("eve").withTenant("other")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("multiTenant()");
    assertThatThrownBy(() -> crm.maintenance(new TenantId("other")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void controlCharactersInANameAreRefusedWithTheirPlace() {
    assertThatThrownBy(
            () ->
                session
                    .customers()
                    .create(Person.builder().givenName("Eve\r\nCc: x@example.com").build()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_CONTROL_CHAR"))
        .hasMessageContaining("position 4");
  }

  @Test
  void unknownCustomFieldIsRefused() {
    assertThatThrownBy(
            () ->
                session
                    .customers()
                    .create(Person.builder().givenName("Ada").custom("shoeSize", 38L).build()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_FIELD_UNKNOWN"));
  }

  @Test
  void aReasonThatNoStorageGivesBackIsRefusedBeforeAnythingIsDone() {
    Customer stored = session.customers().create(Person.builder().givenName("Ada").build());

    assertThatThrownBy(() -> session.customers().archive(stored.id(), "half \uD83D"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("reason");
    assertThat(session.customers().get(stored.id())).isEqualTo(stored);
  }
}
