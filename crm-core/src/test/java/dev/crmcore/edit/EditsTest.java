package dev.crmcore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.ImportTarget;
import dev.crmcore.lifecycle.LifecycleRule;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.EditRunKind;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.Task;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EditsTest {
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .lifecycle(LifecycleRule.when("tag 'bought'").to(LifecycleStage.CUSTOMER).named("bought"))
          .build();
  private final CrmSession anna = crm.session(Actor.user("anna"));

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer person(String given, String... tags) {
    return anna.customers()
        .create(Person.builder().givenName(given).familyName("Berg").tags(List.of(tags)).build());
  }

  private Customer get(Customer customer) {
    return anna.customers().get(customer.id());
  }

  @Nested
  class Plan {
    @Test
    void showsEachFieldBeforeAndAfterAndChangesNothing() {
      Customer ada = person("Ada", "lapsed");
      person("Bea");

      EditPlan plan = anna.edits().plan(Conditions.tag("lapsed"), Edit.set("jobTitle", "Engineer"));

      assertThat(plan.edits())
          .containsExactly(
              new PlannedEdit(
                  ada.id(),
                  ada.displayName(),
                  1,
                  List.of(new FieldChange("jobTitle", null, "Engineer"))));
      assertThat(plan.complete()).isTrue();
      assertThat(get(ada)).isEqualTo(ada);
    }

    @Test
    void leavesOutWhoIsAsWantedAlready() {
      person("Ada", "vip");

      assertThat(anna.edits().plan(Conditions.everyone(), Edit.addTag("vip")).edits()).isEmpty();
    }

    @Test
    void leavesOutWhoCannotHaveTheField() {
      anna.customers().create(Organization.builder().legalName("Acme").build());

      assertThat(anna.edits().plan(Conditions.everyone(), Edit.set("jobTitle", "Engineer")).edits())
          .isEmpty();
    }

    @Test
    void refusesFieldsThatAreMadeOfOthers() {
      person("Ada");

      assertThatThrownBy(
              () -> anna.edits().plan(Conditions.everyone(), Edit.set("email", "a@b.org")))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.code()).isEqualTo("E_FIELD_PROTECTED"));
    }
  }

  @Nested
  class Apply {
    @Test
    void doesWhatThePlanShowsInOneRun() {
      Customer ada = person("Ada", "lapsed");
      Customer bea = person("Bea", "lapsed", "vip");
      clock.advance(Duration.ofMinutes(1));

      EditReport report =
          anna.edits().apply(anna.edits().plan(Conditions.tag("lapsed"), Edit.removeTag("lapsed")));

      assertThat(get(ada).tags()).isEmpty();
      assertThat(get(bea).tags()).containsExactly("vip");
      assertThat(report.run().applied()).isEqualTo(2);
      assertThat(report.run().planned()).isEqualTo(2);
      assertThat(report.run().finishedAt()).isEqualTo(clock.instant());
      assertThat(anna.edits().runs(10)).containsExactly(report.run());
    }

    @Test
    void refusesWhoWasChangedSinceThePlan() {
      Customer ada = person("Ada", "lapsed");
      Customer bea = person("Bea", "lapsed");
      EditPlan plan = anna.edits().plan(Conditions.tag("lapsed"), Edit.addTag("vip"));
      anna.customers()
          .change(ada.id(), card -> ((Person) card).toBuilder().jobTitle("CTO").build());

      List<RefusedEdit> heard = new ArrayList<>();
      EditReport report = anna.edits().apply(plan, heard::add);

      assertThat(get(ada).tags()).containsExactly("lapsed");
      assertThat(get(bea).tags()).containsExactly("lapsed", "vip");
      assertThat(report.run().applied()).isEqualTo(1);
      assertThat(report.refused()).isEqualTo(heard);
      assertThat(heard)
          .extracting(RefusedEdit::id, RefusedEdit::code)
          .containsExactly(tuple(ada.id().value(), "E_CONFLICT"));
    }

    @Test
    void leavesOutWhatTheReviewerStruckOut() {
      Customer ada = person("Ada");
      Customer bea = person("Bea");
      EditPlan plan = anna.edits().plan(Conditions.everyone(), Edit.owner("boris"));

      anna.edits().apply(plan.keeping(edit -> !edit.customerId().equals(ada.id())));

      assertThat(get(ada).profile().owners()).isEmpty();
      assertThat(get(bea).profile().owners()).hasSize(1);
    }

    @Test
    void archivesByAPlan() {
      Customer ada = person("Ada", "lapsed");

      EditReport report =
          anna.edits().apply(anna.edits().plan(Conditions.tag("lapsed"), Edit.archive()));

      assertThat(report.run().kind()).isEqualTo(EditRunKind.ARCHIVE);
      assertThat(get(ada).isArchived()).isTrue();
      anna.edits().revert(report.run().id().value());
      assertThat(get(ada).isArchived()).isFalse();
    }

    @Test
    void isRefusedInsideOtherWork() {
      EditPlan plan = anna.edits().plan(Conditions.everyone(), Edit.addTag("vip"));

      assertThatThrownBy(() -> anna.atomically("x", session -> session.edits().apply(plan)))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Nested
  class Revert {
    @Test
    void putsEveryFieldBack() {
      Customer ada = person("Ada", "lapsed");
      EditReport report =
          anna.edits()
              .apply(
                  anna.edits()
                      .plan(
                          Conditions.everyone(),
                          Edit.of(
                              "rewrite",
                              card ->
                                  ((Person) card)
                                      .toBuilder()
                                          .givenName("Eva")
                                          .tags(List.of("a", "b"))
                                          .email("eva@example.org")
                                          .build())));

      EditReport reverted = anna.edits().revert(report.run().id().value());

      assertThat(content(get(ada))).isEqualTo(content(ada));
      assertThat(reverted.run().applied()).isEqualTo(1);
      assertThat(reverted.run().reverts()).isEqualTo(report.run().id().value());
      assertThat(reverted.refused()).isEmpty();
    }

    @Test
    void refusesWhatSomebodyEditedSince() {
      Customer ada = person("Ada");
      Customer bea = person("Bea");
      EditReport report =
          anna.edits().apply(anna.edits().plan(Conditions.everyone(), Edit.addTag("vip")));
      crm.session(Actor.user("boris"))
          .customers()
          .change(ada.id(), card -> ((Person) card).toBuilder().jobTitle("CTO").build());

      EditReport reverted = anna.edits().revert(report.run().id().value());

      assertThat(get(ada).tags()).containsExactly("vip");
      assertThat(get(bea).tags()).isEmpty();
      assertThat(reverted.refused()).hasSize(1);
      assertThat(reverted.refused().get(0).reason()).contains("boris").contains("jobTitle");
    }

    @Test
    void canBeTakenBackItselfAndRepeated() {
      Customer ada = person("Ada");
      UUID run =
          anna.edits()
              .apply(anna.edits().plan(Conditions.everyone(), Edit.addTag("vip")))
              .run()
              .id()
              .value();
      EditReport reverted = anna.edits().revert(run);

      assertThat(anna.edits().revert(run).run().applied()).isZero();
      anna.edits().revert(reverted.run().id().value());

      assertThat(get(ada).tags()).containsExactly("vip");
    }

    @Test
    void doesNotKnowARunThatWasNever() {
      assertThatThrownBy(() -> anna.edits().revert(new UUID(1, 2)))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  class Imported {
    private ImportReport run(String... lines) {
      return anna.imports()
          .run(
              ImportSource.of(
                  "people.csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
              ImportOptions.from("shop"));
    }

    @Test
    void isTakenBackWithWhatItUpdated() {
      run("id,first_name,company,tags", "1,Ada,Acme,a", "2,Bea,,b");
      List<Object> before = everything();
      ImportReport report =
          run("id,first_name,company,tags", "1,Eva,Other,c", "2,Bea,,b", "3,Cleo,Acme,");

      EditReport reverted = anna.imports().revert(report.run());

      assertThat(everything()).isEqualTo(before);
      assertThat(reverted.refused()).isEmpty();
    }

    @Test
    void keepsWhatOthersReferToByNow() {
      ImportReport report = run("id,first_name", "1,Ada", "2,Bea");
      CustomerId ada = anna.customers().findByExternalId("shop", "1").orElseThrow().id();
      anna.interactions()
          .log(
              Interaction.builder()
                  .customerId(ada)
                  .kind(InteractionKind.CALL)
                  .occurredAt(clock.instant())
                  .build());

      EditReport reverted = anna.imports().revert(report.run());

      assertThat(anna.customers().count(Conditions.everyone())).isEqualTo(1);
      assertThat(reverted.refused()).extracting(RefusedEdit::id).containsExactly(ada.value());
      assertThat(reverted.refused().get(0).reason()).contains("interaction");
    }

    @Test
    void leavesADealThatWasChangedSinceWithAllItsParts() {
      run("id,first_name,email", "1,Ada,ada@example.com");
      Pipeline sales =
          anna.deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                          Stage.of("won", "Won", StageCategory.WON, 100))));
      Playbook offering =
          anna.playbooks()
              .save(
                  Playbook.of(
                      "Offer",
                      sales.id(),
                      List.of(PlaybookStep.of("write", "Write it").atStage("offer"))));
      deals("d1,Lamps,ada@example.com,new", "d2,Nails,ada@example.com,new");
      anna.playbooks().start(offering.id(), deal("Lamps").id());
      anna.playbooks().start(offering.id(), deal("Nails").id());
      ImportReport moved =
          deals("d1,Lamps,ada@example.com,offer", "d2,Nails,ada@example.com,offer");
      Deal left = deal("Lamps");
      anna.deals().update(left.toBuilder().nextStep("call").build());

      EditReport reverted = anna.imports().revert(moved.run());

      assertThat(reverted.refused()).extracting(RefusedEdit::id).containsExactly(left.id().value());
      assertThat(anna.deals().history(left.id()))
          .extracting(StageChange::to)
          .containsExactly("new", "offer");
      assertThat(deal("Lamps").stage()).isEqualTo("offer");
      assertThat(anna.deals().history(deal("Nails").id()))
          .extracting(StageChange::to)
          .containsExactly("new");
      assertThat(deal("Nails").stage()).isEqualTo("new");
      assertThat(anna.tasks().query(Conditions.everyone(), List.of(), 10, null).items())
          .extracting(Task::dealId)
          .containsExactly(left.id());
    }

    private ImportReport deals(String... rows) {
      ImportReport report =
          anna.imports()
              .run(
                  ImportSource.of(
                      "deals.csv",
                      ("deal id,deal name,email,stage\n" + String.join("\n", rows))
                          .getBytes(StandardCharsets.UTF_8)),
                  ImportOptions.from("shop").target(ImportTarget.DEALS));
      assertThat(report.errors()).isEmpty();
      return report;
    }

    private Deal deal(String name) {
      return anna.deals()
          .query(Conditions.equal(DealFields.NAME, name), List.of(), 1, null)
          .items()
          .get(0);
    }

    @Test
    void isTakenBackThoughARuleMovedThemSince() {
      LifecycleRule rule =
          LifecycleRule.when("tag 'hot'")
              .to(LifecycleStage.PROSPECT, EnumSet.of(LifecycleStage.LEAD))
              .named("hot");
      try (Crm shop = Crm.builder().inMemory().clock(clock).lifecycle(rule).build()) {
        CrmSession eve = shop.session("eve");
        CustomerId old = eve.customers().create(Person.builder().givenName("Old").build()).id();
        eve.customers().setStage(old, LifecycleStage.CUSTOMER, null);
        eve.edits().apply(eve.edits().plan(Conditions.everyone(), Edit.addTag("hot")));
        ImportReport report =
            eve.imports()
                .run(
                    ImportSource.of(
                        "people.csv",
                        "id,first_name,tags\n1,Ada,hot".getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.from("shop"));
        EditReport run =
            eve.edits()
                .apply(eve.edits().plan(Conditions.everyone(), Edit.set("lifecycleStage", "LEAD")));
        clock.advance(Duration.ofHours(2));
        shop.maintenance().runDue();
        assertThat(eve.customers().get(old).profile().lifecycleStage())
            .isEqualTo(LifecycleStage.PROSPECT);

        assertThat(eve.edits().revert(run.run().id().value()).refused()).isEmpty();
        EditReport reverted = eve.imports().revert(report.run());

        assertThat(reverted.refused()).isEmpty();
        assertThat(eve.customers().count(Conditions.everyone())).isEqualTo(1);
        assertThat(eve.customers().get(old).profile().lifecycleStage())
            .isEqualTo(LifecycleStage.PROSPECT);
      }
    }

    @Test
    void takesAlongThatSomebodyFollowsThem() {
      ImportReport report = run("id,first_name", "1,Ada", "2,Bea");
      CustomerId ada = anna.customers().findByExternalId("shop", "1").orElseThrow().id();
      CustomerId bea = anna.customers().findByExternalId("shop", "2").orElseThrow().id();
      anna.follows().follow(ada);
      anna.follows().follow(bea);
      anna.follows().unfollow(bea);

      EditReport reverted = anna.imports().revert(report.run());

      assertThat(reverted.refused()).isEmpty();
      assertThat(anna.customers().count(Conditions.everyone())).isZero();
      assertThat(anna.follows().mine()).isEmpty();
    }

    private List<Object> everything() {
      List<Object> all = new ArrayList<>();
      anna.customers()
          .scan(
              Conditions.everyone(),
              card -> {
                all.add(content(card));
                anna.customers()
                    .affiliations(card.id())
                    .forEach(one -> all.add(List.of(one.personId(), one.organizationId())));
              });
      return all;
    }
  }

  /** A card without its bookkeeping. */
  private static Customer content(Customer customer) {
    return customer.stored(customer.id(), Revision.NEW);
  }
}
