package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is read equals what was written, for every entity, field and collection there is. */
abstract class RoundTripContract {
  private static final long SEED = 20_260_301L;

  private final StorageHarness harness;

  RoundTripContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void everyEntityComesBackAsItWasInserted() {
    World world = World.of(harness, SEED, 40);

    for (EntityType<?> type : world.catalogue().entities()) {
      assertStored(world, type);
    }
  }

  private <E> void assertStored(World world, EntityType<E> type) {
    List<E> written = world.all(type);
    List<UUID> ids = written.stream().map(type::id).toList();

    assertThat(harness.findAll(type, ids))
        .as("%s of seed %d, by id", type, SEED)
        .isEqualTo(written);
    assertThat(harness.all(type)).as("%s of seed %d, scanned", type, SEED).isEqualTo(written);
  }

  @Test
  void everyEntityComesBackAsItWasUpdated() {
    Specimens specimens = new Specimens(harness.context().ids(), SEED);

    for (EntityType<?> type : harness.context().catalogue().entities()) {
      updateAndCompare(specimens, type);
    }
  }

  private <E> void updateAndCompare(Specimens specimens, EntityType<E> type) {
    List<E> before = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      before.add(specimens.next(type));
    }
    harness.insert(type, before);
    if (!type.keepsRevision()) {
      return;
    }
    List<E> after = new ArrayList<>();
    for (E record : before) {
      Revision next = type.revision(record).next(TestContext.NOW);
      after.add(specimens.another(type, type.id(record), next));
    }

    harness.write(unit -> unit.store(type).update(after));

    assertThat(harness.all(type)).as("%s of seed %d", type, SEED).isEqualTo(after);
  }

  @Test
  void everyTextComesBackAsItWasTyped() {
    List<Person> people = new ArrayList<>();
    for (String text : Values.TEXTS) {
      people.add(
          harness
              .person(text)
              .notes(text)
              .language(text)
              .tags(List.of(text))
              .address(PostalAddress.of(text, null, text, null))
              .custom(ContractCatalogue.TEXT, text)
              .custom(ContractCatalogue.CODE, text)
              .build());
    }

    harness.insert(CustomerFields.TYPE, people);

    assertThat(harness.all(CustomerFields.TYPE)).isEqualTo(people);
  }

  @Test
  void customFieldsOfEveryKindComeBackToTheirLastDigit() {
    Person most =
        harness
            .person("Most")
            .custom(ContractCatalogue.TEXT, "x".repeat(10_000))
            .custom(ContractCatalogue.CODE, "007")
            .custom(ContractCatalogue.CHOICE, ContractCatalogue.Tier.SILVER)
            .custom(ContractCatalogue.INTEGER, Long.MAX_VALUE)
            .custom(ContractCatalogue.DECIMAL, FieldType.DECIMAL.parse("999999999999999"))
            .custom(ContractCatalogue.BOOLEAN, true)
            .custom(ContractCatalogue.INSTANT, Instant.parse("2026-03-01T10:00:00.000001Z"))
            .custom(ContractCatalogue.DATE, LocalDate.parse("9999-12-31"))
            .custom(ContractCatalogue.MONEY, Money.of("9999999999999999.99", "EUR"))
            .custom(ContractCatalogue.ID, Values.IDS.get(4))
            .build();
    Person least =
        harness
            .person("Least")
            .custom(ContractCatalogue.TEXT, "")
            .custom(ContractCatalogue.INTEGER, Long.MIN_VALUE)
            .custom(ContractCatalogue.DECIMAL, FieldType.DECIMAL.parse("0.000000000000001"))
            .custom(ContractCatalogue.BOOLEAN, false)
            .custom(ContractCatalogue.INSTANT, Instant.parse("0001-01-01T00:00:00.999999Z"))
            .custom(ContractCatalogue.DATE, LocalDate.parse("0001-01-01"))
            .custom(ContractCatalogue.MONEY, Money.of("-999999999999999.999", "KWD"))
            .custom(ContractCatalogue.ID, Values.IDS.get(0))
            .build();

    harness.insert(most, least);

    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(most, least);
  }

  @Test
  void collectionsKeepTheirOrderAndTheirRepetitions() {
    Person anna =
        harness
            .person("Anna")
            .contactPoints(
                List.of(
                    ContactPoint.email("z@example.org"),
                    ContactPoint.of(ContactKind.WEB, "b").withLabel("work").withPrimary(true),
                    ContactPoint.email("a@example.org"),
                    ContactPoint.email("z@example.org")))
            .address(PostalAddress.of("Z", "Z", null, null))
            .address(PostalAddress.of("A", "A", null, null))
            .externalId("z", "1")
            .externalId("a", "1")
            .owner("z", "one")
            .owner("a", "two")
            .build();

    harness.insert(anna);

    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void documentsComeBackWhole() {
    Pipeline pipeline =
        Pipeline.of(
                "Sales",
                List.of(
                    Stage.of("new", "Новый \"лид\"", StageCategory.OPEN, 10)
                        .withAllowedNext("won", "lost")
                        .withEntryCondition("city = 'Вологда' and name contains '\\'")
                        .withRottingAfterDays(14),
                    Stage.of("won", "Won\n", StageCategory.WON, 100),
                    Stage.of("lost", "", StageCategory.LOST, 0)))
            .withIdentity(new PipelineId(harness.id()), Revision.first(TestContext.NOW));

    harness.insert(PipelineFields.TYPE, List.of(pipeline));

    assertThat(harness.find(PipelineFields.TYPE, pipeline.id().value())).contains(pipeline);
  }
}
