package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.examples.demo.SampleTruth;
import dev.crmcore.examples.demo.SampleTruth.Accuracy;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chapters of the demo about duplicates: found, explained, merged, and one merge undone. */
final class DemoDuplicates {
  private static final int A_BATCH = 50;
  private static final int LOOKED_AT = 60;

  private final Terminal terminal;
  private final CrmSession session;
  private final EntityView view;
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private String survivor = "";

  DemoDuplicates(Terminal terminal, Crm crm, CrmSession session) {
    this.terminal = terminal;
    this.session = session;
    this.view = new EntityView(crm.catalogue());
  }

  /** Returns the id of a customer that has become of several. */
  String survivor() {
    return survivor;
  }

  Map<String, Object> tell(ReportCollector collector) throws IOException {
    DuplicateScan scan = session.duplicates().scan();
    find(scan);
    DuplicatePair pair = telling(scan);
    String left = name(pair.left());
    String right = name(pair.right());
    MatchExplanation why = explain(pair, left, right);
    List<CustomerId> watched = richest(scan.clusters());
    List<Map<String, Object>> before = cards(watched);
    List<MergeRecord> merges = merge(scan);
    undo(merges, watched, before);
    collector.deduplicated(scan, merges.size());
    collector.explained(left, right, why);
    return facts;
  }

  private String name(CustomerId id) {
    return session.customers().get(id).displayName();
  }

  private void heading(String title) {
    terminal.gap();
    terminal.heading(title);
    terminal.out().flush();
  }

  private void find(DuplicateScan scan) throws IOException {
    heading("4. Who is there twice");
    terminal.table(DedupeDatabaseAnswer.figures(scan));
    Accuracy accuracy = SampleTruth.of(session).of(scan.clusters());
    terminal.line(
        "  The sample is made up, so the truth is known: %s of the pairs found are right, %s of the"
                .formatted(
                    Figures.percent(accuracy.precision()), Figures.percent(accuracy.recall()))
            + " true pairs were found.");
    facts.put("matches", scan.matches().size());
    facts.put("possible", scan.possible().size());
    facts.put("clusters", scan.clusters().size());
    facts.put("precision", Figures.rounded(accuracy.precision(), 4));
    facts.put("recall", Figures.rounded(accuracy.recall(), 4));
  }

  /** A sure pair whose names look most unlike: that is what needs an explanation. */
  private DuplicatePair telling(DuplicateScan scan) {
    return scan.matches().stream()
        .filter(pair -> pair.probability() > 0.95)
        .limit(LOOKED_AT)
        .max(Comparator.comparingInt(this::unlikeness))
        .orElseThrow(() -> new IllegalStateException("The sample has no duplicates."));
  }

  private int unlikeness(DuplicatePair pair) {
    String left = name(pair.left());
    String right = name(pair.right());
    boolean named = !left.contains("@") && !right.contains("@") && left.indexOf('+') < 0;
    boolean scripts = isLatin(left) != isLatin(right);
    return (named ? 2 : 0) + (scripts ? 1 : 0);
  }

  private static boolean isLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
  }

  private MatchExplanation explain(DuplicatePair pair, String left, String right) {
    MatchExplanation why = session.duplicates().explain(pair.left(), pair.right());
    terminal.gap();
    terminal.line(
        "  Why %s and %s are one (%s):"
            .formatted(left, right, Figures.percent(why.score().probability())));
    terminal.table(PairAnswer.table(why));
    return why;
  }

  private List<MergeRecord> merge(DuplicateScan scan) {
    heading("5. Merged, and one merge undone");
    long before = session.customers().count(Conditions.everyone());
    List<MergeRecord> merges = new ArrayList<>();
    List<List<CustomerId>> clusters = scan.clusters();
    for (int from = 0; from < clusters.size(); from += A_BATCH) {
      List<List<CustomerId>> batch =
          clusters.subList(from, Math.min(clusters.size(), from + A_BATCH));
      session.atomically("demo.merge", all -> merges.addAll(mergeAll(batch)));
    }
    long after = session.customers().count(Conditions.everyone());
    terminal.line(
        "  %s merged: %s customers became %s. Their purchases, deals and contacts moved along."
            .formatted(
                Figures.count(merges.size(), "cluster"),
                Figures.count(before),
                Figures.count(after)));
    facts.put("merged", merges.size());
    facts.put("customersBefore", before);
    facts.put("customersAfter", after);
    return merges;
  }

  private List<MergeRecord> mergeAll(List<List<CustomerId>> clusters) {
    return clusters.stream()
        .map(
            cluster ->
                session
                    .merges()
                    .merge(cluster.get(0), cluster.subList(1, cluster.size()), "found by crm demo"))
        .toList();
  }

  /** Returns the one of the first clusters whose members bought most. */
  private List<CustomerId> richest(List<List<CustomerId>> clusters) {
    return clusters.stream()
        .limit(A_BATCH)
        .max(
            Comparator.comparingInt(
                cluster ->
                    cluster.stream()
                        .mapToInt(id -> session.purchases().of(id, A_BATCH, null).items().size())
                        .sum()))
        .orElseThrow();
  }

  /** Undoes one of the merges, compares with what was there before, and merges again. */
  private void undo(
      List<MergeRecord> merges, List<CustomerId> members, List<Map<String, Object>> before) {
    MergeRecord merge =
        merges.stream()
            .filter(each -> each.survivorId().equals(members.get(0)))
            .findFirst()
            .orElseThrow();
    session.merges().undo(merge.id());
    boolean restored = cards(members).equals(before);
    terminal.line(
        "  The merge of %s and %s was undone: %s."
            .formatted(
                name(members.get(0)),
                members.size() == 2
                    ? name(members.get(1))
                    : Figures.count(members.size() - 1L, "other"),
                restored
                    ? "all %d values on their cards are as they were"
                        .formatted(before.stream().mapToLong(DemoDuplicates::values).sum())
                    : "something is not as it was, which is a bug"));
    MergeRecord last =
        session.merges().merge(merge.survivorId(), merge.loserIds(), "found by crm demo");
    terminal.line("  Merged again. To undo it yourself: crm unmerge " + last.id());
    survivor = last.survivorId().toString();
    facts.put("restored", restored);
    facts.put("merge", last.id().toString());
  }

  /** Returns the cards with everything that belongs to them, without the counters of changes. */
  private List<Map<String, Object>> cards(List<CustomerId> members) {
    return members.stream().map(this::card).toList();
  }

  private Map<String, Object> card(CustomerId id) {
    Map<String, Object> card = view.of(CustomerFields.TYPE, session.customers().get(id));
    card.remove("version");
    card.remove("updatedAt");
    card.put(
        "purchases",
        session.purchases().of(id, 1_000, null).items().stream().map(Purchase::id).toList());
    card.put(
        "interactions",
        session.interactions().timeline(id, 1_000, null).items().stream()
            .map(Interaction::id)
            .toList());
    return card;
  }

  private static long values(Map<String, Object> card) {
    return card.values().stream()
        .mapToLong(value -> value instanceof List<?> list ? list.size() : 1)
        .sum();
  }
}
