package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.customer.Customers;
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
    return gateway.read(
        reader ->
            find(reader, name)
                .orElseThrow(() -> new NotFoundException("There is no segment '" + name + "'.")));
  }

  @FunctionalInterface
  private interface Question<R> {
    R ask(Reader reader, Condition set);
  }
}
