package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.CutEstimate;
import dev.crmcore.dedup.CutLink;
import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchPlan;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.dedup.NameAgreement;
import dev.crmcore.dedup.NameComparison;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.duplicates.CustomerModels;
import dev.crmcore.duplicates.DuplicateIndex;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateReview;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.duplicates.QueueRefresh;
import dev.crmcore.error.ConflictException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Person;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/duplicates.md}. */
class DuplicatesGuideTest {
  @TempDir Path folder;

  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("steward");
  private final CustomerId anna = twin();
  private final CustomerId ann = twin();

  interface Desk {
    void show(DuplicateReview review);
  }

  private CustomerId twin() {
    return session
        .customers()
        .create(
            Person.builder()
                .givenName("Anna")
                .familyName("Lovelace")
                .email("anna@example.org")
                .phone("+442071838750")
                .build())
        .id();
  }

  @Test
  void fillsAndReadsTheQueue() {
    session.duplicates().decide(anna, ann, DuplicateVerdict.LATER, null);

    // tag::duplicateScan[]
    DuplicateScan scan = session.duplicates().scan();
    for (List<CustomerId> group : scan.clusters()) {
      session.merges().merge(group.get(0), group.subList(1, group.size()), "nightly run");
    }
    QueueRefresh refreshed = session.reviewQueue().refresh(scan);
    // end::duplicateScan[]
    assertThat(refreshed.added()).isEqualTo(1);

    List<DuplicateReview> shown = new ArrayList<>();
    Desk desk = shown::add;
    Keyset after = null;
    // tag::reviewQueue[]
    Page<DuplicateReview> page = session.reviewQueue().page(20, after);
    for (DuplicateReview review : page.items()) {
      desk.show(review); // both customers, probability, value, what was said before
    }
    after = page.next();
    // end::reviewQueue[]
    assertThat(after).isNull();
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).decisions()).hasSize(1);
  }

  @Test
  void decides() {
    LocalDate day = LocalDate.parse("9999-05-01");

    // tag::decide[]
    session.duplicates().decide(anna, ann, DuplicateVerdict.NOT_DUPLICATE, "mother and daughter");
    session.duplicates().putOff(anna, ann, day, "will call them");
    session.duplicates().decide(anna, ann, DuplicateVerdict.NOT_DUPLICATE, "they say so");
    List<DuplicateDecision> all = session.duplicates().decisions(anna, ann);
    // end::decide[]

    assertThat(all).hasSize(3);
    assertThat(all.get(2).overrules()).containsExactly(all.get(0).id(), all.get(1).id());
    assertThatThrownBy(() -> session.merges().merge(anna, List.of(ann), null))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_DECIDED"));

    // tag::overrule[]
    MergePolicy policy = MergePolicy.survivorFirst().overrulingDecisions();
    session.merges().merge(anna, List.of(ann), policy, "one and the same after all");
    // end::overrule[]
    assertThat(session.customers().get(ann).id()).isEqualTo(anna);
  }

  @Test
  void checksOnEntry() throws IOException {
    Customer newcomer =
        Person.builder().givenName("Anne").familyName("Lovelace").email("anna@example.org").build();
    Path file = folder.resolve("why.svg");

    // tag::checkOnEntry[]
    DuplicateIndex index = session.duplicates().index(); // once: reads and matches all customers
    List<DuplicatePair> known = session.duplicates().check(newcomer, index); // milliseconds
    CustomerId stored = session.customers().create(newcomer).id();
    session.duplicates().refresh(index, List.of(stored)); // after each change
    // end::checkOnEntry[]

    assertThat(known).extracting(DuplicatePair::right).containsExactlyInAnyOrder(anna, ann);
    assertThat(index.size()).isEqualTo(3);

    // tag::explainDuplicates[]
    MatchExplanation why = session.duplicates().explain(anna, stored);
    Files.writeString(file, why.toSvg()); // or toText(), toJson()
    // end::explainDuplicates[]
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void matchesWhatIsNoCustomer() {
    List<String[]> rows =
        List.of(new String[] {"1", "K-AB 120", "Berg"}, new String[] {"2", "kab120", "Berg"});

    // tag::customField[]
    FieldMatching plates =
        new FieldMatching(
            text -> text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""),
            (left, right) -> left.regionMatches(0, right, 0, 3) ? 0.8 : 0,
            plate -> List.of(plate));
    RecordTable.Builder table =
        RecordTable.builder().column("plate", plates).column("owner", FieldRole.FAMILY_NAME);
    rows.forEach(row -> table.add(row[0], row[1], row[2]));
    MatchResult result =
        new Deduplicator().run(table.build(), MatchOptions.defaults().withPrecision(0.99, 0.7));
    CutEstimate atCut = result.estimateAt(result.options().matchProbability());
    // end::customField[]

    assertThat(result.explain(0, 1).toText()).contains("plate: same");
    assertThat(atCut.precision()).isBetween(0.0, 1.0);
  }

  @Test
  void comparesNamesAlone() {
    // tag::namesAlone[]
    NameComparison persons = NameComparison.of(FieldRole.PERSON_NAME);
    NameAgreement agreement = persons.compare("Щербакова, Анна Павловна", "Anna Shcherbakova");
    boolean oneName = agreement.isSame(); // score() says how far, words() says why
    // end::namesAlone[]

    assertThat(oneName).isTrue();
    assertThat(agreement.words()).hasSize(3);
    assertThat(persons.compare("Anna Shcherbakova", "Anna Orlova").isSame()).isFalse();
  }

  @Test
  void saysHowCustomersAreMatched() {
    // tag::customerMatching[]
    Crm crm =
        Crm.builder()
            .inMemory()
            .customerField(CustomField.of("loyaltyCard", FieldType.TEXT))
            .matching(
                CustomerMatching.defaults()
                    .withField("loyaltyCard", FieldRole.IDENTIFIER)
                    .withPrecision(0.99, 0.7))
            .build();
    // end::customerMatching[]
    try (crm) {
      assertThat(crm.session("steward").duplicates().scan().matches()).isEmpty();
    }
  }

  @Test
  void learnsFromDecisions() throws IOException {
    session.duplicates().decide(anna, ann, DuplicateVerdict.NOT_DUPLICATE, null);
    Path file = folder.resolve("models.json");

    // tag::learn[]
    CustomerModels models =
        session.duplicates().learn(merge -> !"nightly run".equals(merge.reason()));
    Files.writeString(file, models.toJson());

    CustomerMatching learned =
        CustomerMatching.defaults().withModels(CustomerModels.fromJson(Files.readString(file)));
    DuplicateScan byLearned = session.duplicates().with(learned).scan();
    // end::learn[]
    assertThat(models.people().learnedWeight()).isNegative();
    assertThat(byLearned.clusters()).isEmpty();
  }

  @Test
  void plansBeforeItCompares() {
    RecordTable.Builder table =
        RecordTable.builder()
            .column("plate", FieldRole.IDENTIFIER)
            .column("owner", FieldRole.FAMILY_NAME);
    for (int i = 0; i < 50; i++) {
      table.add(Integer.toString(i), "K-AB " + (1000 + i / 2 * 37), "Owner" + (char) ('a' + i / 2));
    }
    RecordTable cars = table.build();

    // tag::plan[]
    Deduplicator engine = new Deduplicator();
    MatchOptions byHand = MatchOptions.defaults().withBlocking("plate", "family name");
    MatchPlan plan = engine.plan(cars, byHand); // rules, their pairs, blocks that are too large
    MatchResult found = engine.run(cars, byHand);
    List<CutLink> apart = found.cutLinks(); // matches in different clusters, with the reason
    MatchModel model = MatchModel.fromJson(found.model().toJson());
    MatchResult again = new Deduplicator(model).run(cars, byHand);
    // end::plan[]
    assertThat(plan.pairs()).isGreaterThanOrEqualTo(found.candidatePairs());
    assertThat(found.clusterCount()).isEqualTo(25).isEqualTo(again.clusterCount());
    assertThat(apart).isEmpty();
  }

  @Test
  void importsByLikeness() {
    ImportSource fair =
        ImportSource.of(
            "fair.csv",
            "first name,last name,phone\nAnna,Lovelace,020 7183 8750\n"
                .getBytes(StandardCharsets.UTF_8));
    session.merges().merge(anna, List.of(ann), "one");

    // tag::importByLikeness[]
    DuplicateIndex index = session.duplicates().index(); // by an actor who sees all
    ImportReport report =
        session.imports().run(fair, ImportOptions.from("fair-2026").matchBy(index));
    // end::importByLikeness[]
    assertThat(report.read()).isEqualTo(1);
    assertThat(report.rejected() + report.quarantined()).isZero();
  }
}
