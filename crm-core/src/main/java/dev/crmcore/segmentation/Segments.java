package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Explanation;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Named sets of customers, and questions about sets that have no name. Members are always computed
 * from the condition, by the storage where it can and in memory where it cannot, with one meaning.
 * Archived and merged customers belong to no segment. Belongs to one session; not safe for use by
 * several threads at once.
 */
public final class Segments {
  private final Gateway gateway;
  private final ConditionText text;

  /** Creates the service; hosts get it from their session. */
  public Segments(Gateway gateway, ConditionText text) {
    this.gateway = gateway;
    this.text = text;
  }

  /**
   * Reads the text form of a condition on customers.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be read; the message points at the
   *     place
   */
  public Condition parse(String condition) {
    return text.parse(condition, CustomerFields.TYPE);
  }

  /**
   * Stores a segment under a name, in place of the one that had it.
   *
   * @throws dev.crmcore.error.InvalidInputException if the condition cannot be read, names a
   *     segment that is not there, or would contain itself
   */
  public Segment define(String name, String condition) {
    Condition tree = parse(condition);
    return gateway.change(
        Origin.of("segment.define"),
        changes -> {
          Reader reader = changes.reader();
          expansion(reader).expandDefinition(name, tree);
          Optional<Segment> known = find(reader, name);
          return known.isEmpty()
              ? changes.create(SegmentFields.TYPE, Segment.of(name, condition))
              : changes.update(
                  SegmentFields.TYPE,
                  new Segment(
                      known.get().id(),
                      name,
                      known.get().description(),
                      condition,
                      known.get().revision()));
        });
  }

  /** Returns the segments, the oldest first. */
  public List<Segment> list() {
    return gateway.read(reader -> reader.list(SegmentFields.TYPE, Conditions.everyone(), 10_000));
  }

  /** Returns how many customers belong to a set. */
  public long count(Condition condition) {
    return in(condition, (reader, set) -> reader.count(CustomerFields.TYPE, set));
  }

  /** Returns how two sets lie to each other: alone, together. */
  public SetComparison compare(Condition first, Condition second) {
    return gateway.read(reader -> compare(reader, first, second));
  }

  private SetComparison compare(Reader reader, Condition first, Condition second) {
    Condition one = expanded(reader, first);
    Condition other = expanded(reader, second);
    return new SetComparison(
        inUse(reader, Conditions.all(one, Conditions.not(other))),
        inUse(reader, Conditions.all(one, other)),
        inUse(reader, Conditions.all(other, Conditions.not(one))));
  }

  private static long inUse(Reader reader, Condition expanded) {
    return reader.count(CustomerFields.TYPE, Conditions.all(expanded, Customers.IN_USE));
  }

  /**
   * Returns whom {@link #define} would take out of a segment, leave in it and add, without changing
   * it: the segment as it is compared with what it would be. A new segment has nobody before.
   *
   * @throws dev.crmcore.error.InvalidInputException as {@link #define} does
   */
  public SetComparison preview(String name, String condition) {
    Condition after = parse(condition);
    return gateway.read(
        reader -> {
          expansion(reader).expandDefinition(name, after);
          Condition before =
              find(reader, name).isPresent() ? Conditions.inSegment(name) : Conditions.nobody();
          return compare(reader, before, after);
        });
  }

  /** Returns the names of the segments whose conditions refer to a segment, in order. */
  public List<String> dependents(String name) {
    return gateway.read(reader -> dependents(reader, name));
  }

  private List<String> dependents(Reader reader, String name) {
    List<String> dependents = new ArrayList<>();
    reader.scan(
        SegmentFields.TYPE,
        Conditions.everyone(),
        one -> {
          if (SegmentExpansion.references(parse(one.condition())).contains(name)) {
            dependents.add(one.name());
          }
        });
    Collections.sort(dependents);
    return dependents;
  }

  /**
   * Removes a segment. Who belongs to it stays as it is.
   *
   * @throws NotFoundException if there is none
   * @throws ConflictException with the code {@code E_SEGMENT_USED} if other segments refer to it
   */
  public void remove(String name) {
    gateway.apply(
        Origin.of("segment.remove"),
        changes -> {
          Reader reader = changes.reader();
          Segment segment = require(reader, name);
          List<String> dependents = dependents(reader, name);
          if (!dependents.isEmpty()) {
            throw new ConflictException(
                "E_SEGMENT_USED",
                "The segment '%s' is used by: %s. Change or remove those first."
                    .formatted(name, String.join(", ", dependents)));
          }
          changes.remove(SegmentFields.TYPE, segment.id().value());
        });
  }

  /** Returns where sets are computed: in the storage, or in memory by scanning it. */
  public boolean isPushedDown() {
    return gateway.read(Reader::pushesDown);
  }

  /** Returns one page of the customers that belong to a set. */
  public Page<Customer> members(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return in(
        condition, (reader, set) -> reader.query(CustomerFields.TYPE, set, sorts, limit, after));
  }

  /** Passes on every customer that belongs to a set, by age, in bounded memory. */
  public void scan(Condition condition, Consumer<? super Customer> consumer) {
    in(
        condition,
        (reader, set) -> {
          reader.scan(CustomerFields.TYPE, set, consumer);
          return true;
        });
  }

  /** Tells why a customer belongs to a set or does not. */
  public Explanation explain(Condition condition, CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = reader.get(CustomerFields.TYPE, id.value());
          Condition asked = expanded(reader, condition);
          boolean inUse = !customer.isArchived() && customer.mergedInto() == null;
          // Nobody asks about this rule unless it is why somebody is not in a set.
          return reader.explain(
              CustomerFields.TYPE,
              inUse ? asked : Conditions.all(asked, Customers.IN_USE),
              customer);
        });
  }

  /** Returns the condition with every segment it names replaced by that segment's own. */
  public Condition expand(Condition condition) {
    return gateway.read(reader -> expanded(reader, condition));
  }

  private <R> R in(Condition condition, Question<R> question) {
    return gateway.read(
        reader ->
            question.ask(reader, Conditions.all(expanded(reader, condition), Customers.IN_USE)));
  }

  private Condition expanded(Reader reader, Condition condition) {
    return expansion(reader).expand(condition);
  }

  private SegmentExpansion expansion(Reader reader) {
    return SegmentExpansion.stored(text, reader);
  }

  private static Optional<Segment> find(Reader reader, String name) {
    return reader.list(SegmentFields.TYPE, Conditions.equal(SegmentFields.NAME, name), 1).stream()
        .findFirst();
  }

  /**
   * Returns the segment with a name.
   *
   * @throws NotFoundException if there is none
   */
  public Segment get(String name) {
    return gateway.read(reader -> require(reader, name));
  }

  private static Segment require(Reader reader, String name) {
    return find(reader, name)
        .orElseThrow(() -> new NotFoundException("There is no segment '" + name + "'."));
  }

  @FunctionalInterface
  private interface Question<R> {
    R ask(Reader reader, Condition set);
  }
}
