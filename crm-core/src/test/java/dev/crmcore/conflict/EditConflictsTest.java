package dev.crmcore.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.EditConflict;
import dev.crmcore.error.EditConflict.Theirs;
import dev.crmcore.error.EditConflict.Yours;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditConflictsTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).accessPolicy(new Shy()).build();
  private final CrmSession anna = crm.session("anna");
  private final CrmSession elena = crm.session("elena");
  private final Person read =
      (Person)
          anna.customers()
              .create(
                  Person.builder()
                      .givenName("Ada")
                      .familyName("Byron")
                      .jobTitle("poet")
                      .email("ada@example.com")
                      .build());

  @AfterEach
  void close() {
    crm.close();
  }

  /** Whoever is called "guest" sees no job titles and no contact points. */
  private static final class Shy implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return Conditions.everyone();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return actor.name().equals("guest") && type.name().equals("customer")
          ? Set.of("jobTitle", "contactPoints")
          : Set.of();
    }
  }

  private static EditConflict refused(Runnable update) {
    return catchThrowableOfType(ConflictException.class, update::run).edit().orElseThrow();
  }

  @Test
  void aConflictShowsBothEditsFieldByField() {
    elena.customers().update(read.toBuilder().jobTitle("countess").build());
    clock.advance(Duration.ofMinutes(1));
    elena.customers().change(read.id(), it -> it.toBuilder().tag("vip").build());
    Person mine = read.toBuilder().jobTitle("programmer").familyName("Lovelace").build();

    ConflictException refusal =
        catchThrowableOfType(ConflictException.class, () -> anna.customers().update(mine));

    assertThat(refusal.edit())
        .hasValue(
            new EditConflict(
                "customer",
                read.id().value(),
                1,
                3,
                true,
                List.of(
                    new Theirs("jobTitle", "poet", "countess", "elena", TEN),
                    new Theirs(
                        "tags", null, "[{\"value\":\"vip\"}]", "elena", TEN.plusSeconds(60))),
                List.of(
                    new Yours("familyName", "Byron", "Lovelace"),
                    new Yours("jobTitle", "poet", "programmer")),
                List.of("jobTitle")));
    assertThat(refusal)
        .hasMessage(
            "The customer "
                + read.id()
                + " was changed meanwhile: you have version 1, stored is version 3."
                + " Changed: jobTitle by elena at 2026-03-02T10:00:00Z;"
                + " tags by elena at 2026-03-02T10:01:00Z."
                + " You wanted: familyName, jobTitle."
                + " Changed by both: jobTitle. Read it again and repeat your change.");
    assertThat(anna.conflicts().compare(CustomerFields.TYPE, mine))
        .isEqualTo(refusal.edit().orElseThrow());
  }

  @Test
  void whatDoesNotCollideIsMerged() {
    elena.customers().update(read.toBuilder().jobTitle("countess").build());
    Person mine = read.toBuilder().familyName("Lovelace").tag("math").build();

    Customer merged = anna.conflicts().merged(CustomerFields.TYPE, mine);
    Person stored = (Person) anna.customers().update(merged);

    assertThat(stored.jobTitle()).isEqualTo("countess");
    assertThat(stored.familyName()).isEqualTo("Lovelace");
    assertThat(stored.tags()).containsExactly("math");
    assertThat(stored.revision().version()).isEqualTo(3);
  }

  @Test
  void onlyWhatCollidesIsRefusedAndCanBeDecided() {
    elena.customers().update(read.toBuilder().jobTitle("countess").familyName("King").build());
    Person mine =
        read.toBuilder().jobTitle("programmer").familyName("Lovelace").tag("math").build();

    EditConflict refusal = refused(() -> anna.conflicts().merged(CustomerFields.TYPE, mine));
    Person decided =
        (Person) anna.conflicts().merged(CustomerFields.TYPE, mine, Set.of("jobTitle"));

    assertThat(refusal.colliding()).containsExactly("familyName", "jobTitle");
    assertThat(refusal.yours()).extracting(Yours::field).doesNotContain("tags");
    assertThat(decided.jobTitle()).isEqualTo("programmer");
    assertThat(decided.familyName()).isEqualTo("King");
    assertThat(decided.tags()).containsExactly("math");
    assertThatThrownBy(
            () -> anna.conflicts().merged(CustomerFields.TYPE, mine, Set.of("givenName")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'givenName' of customer was not changed by both.");
  }

  @Test
  void whoeverWantsTheSameOrChangesItBackIsInNobodysWay() {
    elena.customers().update(read.toBuilder().jobTitle("countess").familyName("King").build());
    elena
        .customers()
        .change(read.id(), it -> ((Person) it).toBuilder().familyName("Byron").build());
    Person mine = read.toBuilder().jobTitle("countess").familyName("Lovelace").build();

    EditConflict conflict = refused(() -> anna.customers().update(mine));

    assertThat(conflict.theirs()).extracting(Theirs::field).containsExactly("jobTitle");
    assertThat(conflict.yours()).extracting(Yours::field).containsExactly("familyName");
    assertThat(conflict.colliding()).isEmpty();
  }

  @Test
  void listsArePutTogetherUnlessBothTouchTheSameElement() {
    elena.customers().update(read.toBuilder().phone("+4930111").tag("vip").build());
    Person mine = read.toBuilder().email("ada@example.org").tag("math").build();

    Customer merged = anna.conflicts().merged(CustomerFields.TYPE, mine);

    assertThat(merged.tags()).containsExactlyInAnyOrder("vip", "math");
    assertThat(merged.contactPoints())
        .extracting(ContactPoint::normalized)
        .containsExactlyInAnyOrder("ada@example.com", "ada@example.org", "+4930111");

    Person other =
        read.toBuilder()
            .contactPoints(
                List.of(
                    read.contactPoints().get(0).confirmed(Instant.parse("2026-03-01T10:00:00Z"))))
            .build();
    elena.customers().confirm(read.id(), ContactKind.EMAIL, "ada@example.com");
    assertThat(refused(() -> anna.conflicts().merged(CustomerFields.TYPE, other)).colliding())
        .containsExactly("contactPoints");
  }

  @Test
  void whatIsConcealedIsNeitherShownNorLost() {
    elena.customers().update(read.toBuilder().jobTitle("countess").familyName("King").build());
    CrmSession guest = crm.session("guest");
    Person seen = (Person) guest.customers().get(read.id());
    elena.customers().change(read.id(), it -> ((Person) it).toBuilder().jobTitle("secret").build());
    Person mine = seen.toBuilder().familyName("Lovelace").jobTitle("guessed").build();

    ConflictException refusal =
        catchThrowableOfType(ConflictException.class, () -> guest.customers().update(mine));
    guest.customers().update(guest.conflicts().merged(CustomerFields.TYPE, mine));

    assertThat(refusal.edit().orElseThrow().theirs()).isEmpty();
    assertThat(refusal).hasMessageNotContaining("secret").hasMessageNotContaining("jobTitle");
    Person stored = (Person) anna.customers().get(read.id());
    assertThat(stored.familyName()).isEqualTo("Lovelace");
    assertThat(stored.jobTitle()).isEqualTo("secret");
    assertThat(stored.contactPoints()).hasSize(1);
  }

  @Test
  void everyEntityHasIt() {
    Task task = anna.tasks().create(Task.builder().subject("call").build());
    elena.tasks().update(task.toBuilder().assignee("elena").build());
    Task mine = task.toBuilder().notes("in the morning").build();

    assertThat(refused(() -> anna.tasks().update(mine)).theirs())
        .extracting(Theirs::field)
        .containsExactly("assignee");
    Task stored = anna.tasks().update(anna.conflicts().merged(TaskFields.TYPE, mine));
    assertThat(stored.assignee()).isEqualTo("elena");
    assertThat(stored.notes()).isEqualTo("in the morning");
  }

  @Test
  void aConflictWithinOneChangeIsToldLikeAnyOther() {
    EditConflict conflict =
        refused(
            () ->
                anna.atomically(
                    "both",
                    all -> {
                      all.customers().update(read.toBuilder().jobTitle("a").build());
                      return all.customers().update(read.toBuilder().jobTitle("b").build());
                    }));

    assertThat(conflict.colliding()).containsExactly("jobTitle");
  }

  @Test
  void whereLineageIsSealedEverythingWantedCollides() {
    elena.customers().update(read.toBuilder().jobTitle("countess").build());
    clock.advance(Duration.ofDays(1));
    crm.maintenance().sealAuditLog(Duration.ofHours(1), null);
    Person mine = read.toBuilder().familyName("Lovelace").build();

    EditConflict conflict = refused(() -> anna.customers().update(mine));

    assertThat(conflict.complete()).isFalse();
    assertThat(conflict.colliding()).containsExactly("familyName", "jobTitle");
    assertThat(anna.conflicts().merged(CustomerFields.TYPE, mine, Set.of("familyName")))
        .extracting("familyName", "jobTitle")
        .containsExactly("Lovelace", "countess");
  }
}
