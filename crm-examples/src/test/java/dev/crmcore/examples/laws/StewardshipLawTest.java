package dev.crmcore.examples.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.capture.FormInput;
import dev.crmcore.capture.FormRules;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.dataquality.OpenIssue;
import dev.crmcore.dataquality.QualityTrend;
import dev.crmcore.dataquality.Strictness;
import dev.crmcore.edit.Edit;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.EditReport;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportMapping;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.ImportTarget;
import dev.crmcore.feeds.FeedReport;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Feed;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A steward's work comes to the same on every storage: feeds, mappings, imports under quality
 * rules, audits and their worklist, fixes, edits, runs taken back, forms, exports, the change feed.
 */
class StewardshipLawTest {
  private static final String FILE =
      """
      Nr;Wer;Mail;Tel;Ort;Firma;Rolle
      1;Ada Byron;ADA@Example.com;+44 20 7946 0001;London;Engines Ltd;buyer
      2;BEA MILLER;bea@gmial.com;12;london;;
      3;test;;;;;
      4;Cy Young;not an address;+44 20 7946 0004;LONDON;Engines Ltd;
      5;Di Prince;di@example.com;+44 20 7946 0005;;;
      """;

  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final List<String> story = new ArrayList<>();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Storages.class)
  void comesToTheSameOnEveryStorage(Storages storage) {
    List<String> here = told(storage, folder.resolve("here"));

    assertThat(here).hasSizeGreaterThan(20);
    assertThat(here).isEqualTo(told(Storages.MEMORY, folder.resolve("memory")));
  }

  private List<String> told(Storages storage, Path place) {
    story.clear();
    clock.set(Instant.parse("2026-03-01T10:00:00Z"));
    place.toFile().mkdirs();
    try (Crm crm = storage.builder(place).clock(clock).build()) {
      CrmSession session = crm.session("anna");
      ImportReport report = feed(session);
      audit(session);
      fix(session);
      edit(session);
      roundTrip(session);
      forms(session);
      changes(session);
      EditReport reverted = session.imports().revert(report.run());
      tell("reverted", reverted.run().applied(), reverted.run().refused());
      cards(session);
    }
    return List.copyOf(story);
  }

  private void tell(Object... parts) {
    List<String> texts = new ArrayList<>();
    for (Object part : parts) {
      texts.add(String.valueOf(part));
    }
    story.add(String.join(" | ", texts));
  }

  private void cards(CrmSession session) {
    List<Customer> all = new ArrayList<>();
    session.segments().scan(Conditions.everyone(), all::add);
    all.sort(Comparator.comparing(Customer::displayName));
    for (Customer card : all) {
      tell(
          card.displayName(),
          card.revision().version(),
          card.contactPoints().stream().map(point -> point.normalized()).toList(),
          card.addresses().stream().map(address -> address.city()).toList(),
          card.tags());
    }
  }

  private ImportReport feed(CrmSession session) {
    ImportMapping mapping =
        ImportMapping.to(ImportTarget.CUSTOMERS)
            .take("Nr", "externalId")
            .take("Wer", "fullName")
            .take("Mail", "email")
            .take("Tel", "phone")
            .take("Ort", "address.city")
            .take("Firma", "company")
            .take("Rolle", "affiliation.role");
    session.imports().mappings().save("fair", mapping);
    session.feeds().save(Feed.of("fair", 10).withMapping("fair").withInterval(Duration.ofDays(1)));
    ImportOptions options =
        session.imports().optionsOf("fair").quality(Strictness.WARN).batchSize(2);
    ImportSource file = ImportSource.of("fair.csv", FILE.getBytes(UTF_8));
    ImportReport rehearsed = session.imports().dryRun(file, options);
    ImportReport report = session.imports().run(file, options);
    tell(rehearsed.created(), rehearsed.warned(), session.customers().count(Conditions.everyone()));
    tell(report.created(), report.rejected(), report.warned(), report.errors().size());
    tell(session.imports().run(file, options).unchanged());
    cards(session);
    return report;
  }

  private void audit(CrmSession session) {
    tell(session.quality().record(Conditions.everyone()).score());
    for (QualityTrend audit : session.quality().trend(Conditions.everyone(), 5)) {
      tell(audit.customers(), audit.dimensions(), audit.failed(), audit.groups());
    }
    FeedReport fair = session.feeds().report().get(0);
    tell(fair.runs(), fair.customers(), fair.score(), fair.late());
    clock.advance(Duration.ofDays(2));
    tell(session.feeds().due(clock.instant()).size());
    List<OpenIssue> open = new ArrayList<>(session.quality().issues().open(100));
    open.sort(Comparator.comparing(OpenIssue::customer).thenComparing(one -> one.issue().rule()));
    open.forEach(one -> tell(one.customer(), one.issue().rule(), one.message()));
    session.quality().issues().assign(open.get(0).issue().id(), "bob");
    session.quality().issues().ignore(open.get(1).issue().id(), "so be it");
    Condition ofBob = Conditions.equal(QualityIssueFields.ASSIGNEE, "bob");
    tell(session.quality().issues().page(ofBob, 10, null).items().size());
    tell(
        session
            .segments()
            .count(session.segments().parse("quality(where score < 60).count() > 0")));
  }

  private void fix(CrmSession session) {
    EditPlan plan = session.quality().fixes(Conditions.everyone(), Set.of());
    plan.edits().stream()
        .sorted(Comparator.comparing(edit -> edit.name()))
        .forEach(edit -> tell(edit.name(), edit.changes()));
    EditReport applied = session.edits().apply(plan);
    tell("fixed", applied.run().applied(), applied.run().refused());
    cards(session);
    tell("taken back", session.edits().revert(applied.run().id().value()).run().applied());
    cards(session);
  }

  private void edit(CrmSession session) {
    EditPlan plan =
        session.edits().plan(Conditions.present(CustomerFields.CITY), Edit.addTag("in town"));
    EditReport applied = session.edits().apply(plan);
    tell("edited", applied.run().applied());
    tell(session.segments().count(Conditions.tag("in town")));
    tell("taken back", session.edits().revert(applied.run().id().value()).run().applied());
  }

  private void roundTrip(CrmSession session) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tell(session.exports().write("json", Conditions.everyone(), out, ExportOptions.DEFAULTS));
    try (Crm empty = Crm.builder().inMemory().clock(clock).build()) {
      tell(
          empty
              .session("anna")
              .imports()
              .run(ImportSource.of("all.jsonl", out.toByteArray()), ImportOptions.from("copy"))
              .created());
    }
  }

  private void forms(CrmSession session) {
    Map<String, String> fields = Map.of("name", "Xqzwv Kjhgf", "email", "x@mailinator.com");
    session
        .forms()
        .receive(new FormInput("contact", "a", fields, clock.instant()), FormRules.defaults());
    List<FormSubmission> held = session.forms().held(10, null).items();
    held.forEach(one -> tell(one.fields(), one.reasons()));
    tell(session.forms().release(held.get(0).id()).status());
    tell(session.forms().held(10, null).items().size());
  }

  private void changes(CrmSession session) {
    List<String> seen = new ArrayList<>();
    int handled;
    do {
      handled =
          session
              .changes()
              .consumer("mirror")
              .read(7, page -> page.forEach(one -> seen.add(one.entity() + " " + one.action())));
    } while (handled > 0);
    tell(seen.size(), seen);
  }
}
