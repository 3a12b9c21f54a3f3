package dev.crmcore.duplicates;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.dedup.CutLink;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.dedup.MatchIndex;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds customers that stand twice. The actor finds duplicates only among the customers it may see.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Duplicates {
  private final Gateway gateway;
  private final CustomerMatching matching;
  private final MatchOptions options;

  /** Creates the service; hosts get it from their session. */
  public Duplicates(Gateway gateway, CustomerMatching matching) {
    this.gateway = gateway;
    this.matching = matching;
    var clock = gateway.engine().clock();
    this.options = matching.options().withTicker(() -> clock.millis() * 1_000_000L);
  }

  /**
   * Returns the same search with another way of matching than the one that {@code
   * CrmBuilder.matching} chose for all sessions, such as with models that were just learnt.
   */
  public Duplicates with(CustomerMatching other) {
    return new Duplicates(gateway, other);
  }

  /**
   * Learns from people: from what they said by {@link #decide}, and from merges. Takes the models
   * in force, or ones fitted to all customers, and corrects the evidence so that it agrees with
   * them. A few dozen decisions about pairs that were hard help already. Reads and matches all
   * customers that the actor sees. Changes nothing: keep the models and give them to {@link
   * CustomerMatching#withModels}.
   *
   * @param decided which merges somebody looked at; those that a program made by itself would teach
   *     the engine its own mistakes
   */
  public CustomerModels learn(Predicate<MergeRecord> decided) {
    return gateway.read(
        reader ->
            new CustomerModels(
                learning(reader, CustomerKind.PERSON).learn(decided),
                learning(reader, CustomerKind.ORGANIZATION).learn(decided)));
  }

  private DecisionLearning learning(Reader reader, CustomerKind kind) {
    return new DecisionLearning(reader, gateway.engine().json(), type(), matching, kind);
  }

  private EntityType<Customer> type() {
    return gateway.engine().catalogue().entity(CustomerFields.TYPE);
  }

  /**
   * Looks through all customers. What was decided before is honoured, whoever may see it: a settled
   * pair is not asked about again, two that were called one stand in one group, and two that were
   * called different, put off, or merged and taken apart again never do. Changes nothing; {@link
   * ReviewQueue#refresh} keeps what is to be looked at.
   */
  public DuplicateScan scan() {
    return gateway.read(
        reader -> {
          DecidedPairs decided = DecidedPairs.all(reader);
          Findings findings = new Findings();
          for (CustomerKind kind : CustomerKind.values()) {
            RecordTable table = table(reader, kind);
            if (table.size() > 1) {
              findings.add(table, matching.engine(kind).run(table, options), decided);
            } else {
              findings.customers += table.size();
            }
          }
          return findings.toScan();
        });
  }

  /**
   * Tells why two customers look like one, or do not: the evidence of each field and what it
   * weighs, measured against all customers of their kind.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see one of them
   * @throws InvalidInputException if one is a person and the other an organisation
   */
  public MatchExplanation explain(CustomerId left, CustomerId right) {
    return gateway.read(
        reader -> {
          CustomerKind kind = reader.get(CustomerFields.TYPE, left.value()).kind();
          if (reader.get(CustomerFields.TYPE, right.value()).kind() != kind) {
            throw new InvalidInputException(
                "E_MERGE_KIND", "A person and an organisation are never the same.");
          }
          RecordTable table = table(reader, kind);
          MatchResult result = matching.engine(kind).run(table, options);
          return result.explain(row(table, left), row(table, right));
        });
  }

  private static int row(RecordTable table, CustomerId id) {
    int row = table.indexOf(id.toString());
    if (row < 0) {
      throw new InvalidInputException(
          "The customer " + id + " is archived or merged and takes no part in matching.");
    }
    return row;
  }

  /**
   * Makes the index that {@link #check(Customer, DuplicateIndex)} asks. Reads and matches all
   * customers that the actor sees, so it should be one who sees all: seconds for each hundred
   * thousand customers. What it finds later is shown to each actor as far as it may see it.
   */
  public DuplicateIndex index() {
    return gateway.read(
        reader -> {
          Map<CustomerKind, DuplicateIndex.OfKind> byKind = new EnumMap<>(CustomerKind.class);
          for (CustomerKind kind : CustomerKind.values()) {
            MatchIndex index = matching.engine(kind).index(table(reader, kind), options);
            byKind.put(kind, new DuplicateIndex.OfKind(index, columns(kind)));
          }
          return new DuplicateIndex(gateway.actor().tenant(), byKind);
        });
  }

  /**
   * Tells an index which customers were added, changed, merged, archived or removed. Call it after
   * the transaction that changed them, such as from a listener of {@code CrmBuilder.onChange}, with
   * an actor who sees all.
   *
   * @throws InvalidInputException if the index is another tenant's
   */
  public void refresh(DuplicateIndex index, Collection<CustomerId> changed) {
    EntryCheck.requireTenant(index, gateway.actor().tenant());
    gateway.read(
        reader -> {
          Set<CustomerId> gone = new HashSet<>(changed);
          for (Customer card : CustomersInUse.of(reader, gone).values()) {
            index.put(card);
            gone.remove(card.id());
          }
          gone.forEach(index::remove);
          return gone.size();
        });
  }

  /**
   * Returns the stored customers that a new one may be, the likeliest first: the check on entry.
   * Asks the same engine as {@link #scan()}. Makes an index for this one question; ask {@link
   * #check(Customer, DuplicateIndex)} where there are many.
   */
  public List<DuplicatePair> check(Customer customer) {
    return check(customer, index());
  }

  /**
   * Returns the stored customers that a new or changed one may be, as far as the actor may see
   * them, the likeliest first.
   *
   * @param customer not necessarily stored; itself is never among the answers
   * @param index of {@link #index()}
   * @throws InvalidInputException if the index is another tenant's
   */
  public List<DuplicatePair> check(Customer customer, DuplicateIndex index) {
    return gateway.read(
        reader -> new EntryCheck(reader, gateway.actor().tenant(), index).check(customer));
  }

  /**
   * Remembers what somebody said about two customers, with who and when. It overrules what was said
   * about the pair before, which stays readable in {@link #decisions}. Later runs honour it, also
   * after one of the two was merged with a third. {@link DuplicateVerdict#LATER} is said until the
   * next scan; {@link #putOff} names a day.
   *
   * @param note why, or null
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see one of them
   * @throws InvalidInputException with the code {@code E_MERGE_SELF} if the two are one customer,
   *     also by a merge, or {@code E_MERGE_KIND} if one is a person and the other an organisation
   */
  public DuplicateDecision decide(
      CustomerId left, CustomerId right, DuplicateVerdict verdict, @Nullable String note) {
    return new Deciding(gateway).decide(left, right, verdict, null, note);
  }

  /**
   * Says {@link DuplicateVerdict#LATER} with a day, as {@link #decide} does.
   *
   * @param until the first day on which the pair is asked about again, in the zone of the {@code
   *     Crm}; after today
   * @throws InvalidInputException also if the day is not after today
   */
  public DuplicateDecision putOff(
      CustomerId left, CustomerId right, LocalDate until, @Nullable String note) {
    LocalDate today = LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone());
    if (!until.isAfter(today)) {
      throw new InvalidInputException(
          "A pair is put off to a day after today, %s, but %s was named.".formatted(today, until));
    }
    return new Deciding(gateway).decide(left, right, DuplicateVerdict.LATER, until, note);
  }

  /**
   * Returns all that was said about two customers and about those that were merged into them, the
   * oldest first, as far as the actor may see it. A decision about two that are one customer by now
   * is kept with their merge and comes back when that is undone.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see one of them
   */
  public List<DuplicateDecision> decisions(CustomerId left, CustomerId right) {
    return gateway.read(
        reader -> {
          CustomerId one = Customers.require(reader, left).id();
          CustomerId other = Customers.require(reader, right).id();
          return PairDecisions.seen(reader, List.of(one, other)).on(one, other);
        });
  }

  private CustomerColumns columns(CustomerKind kind) {
    return CustomerColumns.of(kind, type(), matching);
  }

  private RecordTable table(Reader reader, CustomerKind kind) {
    CustomerColumns columns = columns(kind);
    RecordTable.Builder builder = columns.newTable();
    reader.scan(CustomerFields.TYPE, inUse(kind), customer -> columns.add(builder, customer));
    return builder.build();
  }

  static Condition inUse(CustomerKind kind) {
    return Conditions.all(Conditions.equal(CustomerFields.KIND, kind), Customers.IN_USE);
  }

  private static DuplicatePair pair(CandidatePair pair) {
    return new DuplicatePair(
        CustomerId.parse(pair.leftId()),
        CustomerId.parse(pair.rightId()),
        pair.score().probability(),
        pair.score().decision());
  }

  /** Gathers the results of both kinds. */
  private static final class Findings {
    private long customers;
    private long candidatePairs;
    private final List<DuplicatePair> matches = new ArrayList<>();
    private final List<DuplicatePair> possible = new ArrayList<>();
    private final List<List<CustomerId>> clusters = new ArrayList<>();
    private final List<KeptApart> keptApart = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Double> seconds = new TreeMap<>();

    void add(RecordTable table, MatchResult result, DecidedPairs decided) {
      customers += table.size();
      candidatePairs += result.candidatePairs();
      List<DuplicatePair> found = new ArrayList<>();
      for (MatchDecision decision : List.of(MatchDecision.MATCH, MatchDecision.POSSIBLE_MATCH)) {
        result.pairs(decision).forEach(candidate -> found.add(pair(candidate)));
      }
      clusters.addAll(Groups.of(clusters(table, result), found, decided));
      found.forEach(pair -> collect(pair, decided));
      for (CutLink link : result.cutLinks()) {
        DuplicatePair pair = pair(link.pair());
        if (!decided.isSettled(pair.left(), pair.right())) {
          keptApart.add(new KeptApart(pair, link.reason(), link.details()));
        }
      }
      result.plan().oversizeBlocks().forEach(block -> notes.add(block.toString()));
      result.secondsByPhase().forEach((phase, time) -> seconds.merge(phase, time, Double::sum));
    }

    private static List<List<CustomerId>> clusters(RecordTable table, MatchResult result) {
      Map<Integer, List<CustomerId>> byNumber = new TreeMap<>();
      for (int row = 0; row < table.size(); row++) {
        byNumber
            .computeIfAbsent(result.cluster(row), cluster -> new ArrayList<>())
            .add(CustomerId.parse(table.id(row)));
      }
      return List.copyOf(byNumber.values());
    }

    private void collect(DuplicatePair pair, DecidedPairs decided) {
      if (decided.isSettled(pair.left(), pair.right())) {
        return;
      }
      if (pair.decision() == MatchDecision.MATCH
          && !decided.keepsApart(pair.left(), pair.right())) {
        matches.add(pair);
      } else {
        // However sure the engine is: somebody wants to look at it first.
        possible.add(pair.withDecision(MatchDecision.POSSIBLE_MATCH));
      }
    }

    DuplicateScan toScan() {
      Comparator<DuplicatePair> surest =
          Comparator.comparingDouble(DuplicatePair::probability).reversed();
      matches.sort(surest);
      possible.sort(surest);
      return new DuplicateScan(
          customers, candidatePairs, matches, possible, clusters, keptApart, notes, seconds);
    }
  }
}
