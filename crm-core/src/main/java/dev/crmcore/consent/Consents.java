package dev.crmcore.consent;

import dev.crmcore.catalogue.ConsentFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentId;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.query.Window;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What customers said about being contacted and about their data, for which purpose and by which
 * channel: statements that are added and kept, so that it can be proved what held when. The latest
 * statement stands. Merged customers keep all their statements: of what stood on several cards the
 * strictest counts, until the customer says something new. Belongs to one session; not safe for use
 * by several threads at once.
 */
public final class Consents {
  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Consents(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Records what a customer said. It replaces what stood about the same purpose and channel, unless
   * that was said later. The same once more changes nothing.
   *
   * @return the statement as stored
   * @throws InvalidInputException with the code {@code E_CONSENT} if it has no purpose, is {@link
   *     ConsentState#EXPIRED}, expires before it was given, or was given after now
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public Consent record(Consent statement) {
    return gateway.change(
        new Origin("consent.record", statement.source(), null),
        changes -> recorded(changes, statement));
  }

  private static Consent recorded(ChangeSet changes, Consent given) {
    if (given.givenAt().isAfter(changes.now())) {
      throw new InvalidInputException(
          "E_CONSENT",
          "A statement is recorded once it was made; %s is yet to come."
              .formatted(given.givenAt()));
    }
    CustomerId customer = Customers.require(changes.reader(), given.customerId()).id();
    List<Consent> standing =
        Standing.statements(changes.reader(), customer, given.purpose().strip(), given.channel());
    Consent next =
        given.toBuilder().id(ConsentId.UNASSIGNED).customerId(customer).replacedBy(null).build();
    List<Consent> older = new ArrayList<>();
    for (Consent one : standing) {
      if (isSame(one, next)) {
        return one;
      }
      if (one.givenAt().isAfter(next.givenAt())) {
        next = next.toBuilder().replacedBy(one.id()).build();
      } else {
        older.add(one);
      }
    }
    Consent stored = changes.create(ConsentFields.TYPE, next);
    for (Consent one : older) {
      changes.follow(
          ConsentFields.TYPE, one.toBuilder().replacedBy(stored.id()).build(), "consent.record");
    }
    return stored;
  }

  private static boolean isSame(Consent one, Consent other) {
    return one.state() == other.state()
        && one.basis() == other.basis()
        && one.givenAt().equals(other.givenAt())
        && Objects.equals(one.expiresAt(), other.expiresAt())
        && Objects.equals(one.source(), other.source())
        && Objects.equals(one.evidence(), other.evidence());
  }

  /**
   * Records that a customer said yes now.
   *
   * @param purpose what for, a name of the host
   * @param channel by which way, or null for a purpose without one
   * @param source where it was said, such as "web-form"
   */
  public Consent grant(
      CustomerId id, String purpose, @Nullable ContactKind channel, @Nullable String source) {
    return said(id, purpose, channel, source, ConsentState.GRANTED);
  }

  /** Records that a customer said no now, or objected; as {@link #grant}. */
  public Consent deny(
      CustomerId id, String purpose, @Nullable ContactKind channel, @Nullable String source) {
    return said(id, purpose, channel, source, ConsentState.DENIED);
  }

  /** Records that a customer took back now what they had said yes to; as {@link #grant}. */
  public Consent withdraw(
      CustomerId id, String purpose, @Nullable ContactKind channel, @Nullable String source) {
    return said(id, purpose, channel, source, ConsentState.WITHDRAWN);
  }

  private Consent said(
      CustomerId id,
      String purpose,
      @Nullable ContactKind channel,
      @Nullable String source,
      ConsentState state) {
    return gateway.change(
        new Origin("consent.record", source, null),
        changes -> recorded(changes, now(changes, id, purpose, channel, source, state)));
  }

  /** A change has one moment, however long it takes. */
  private static Consent now(
      ChangeSet changes,
      CustomerId id,
      String purpose,
      @Nullable ContactKind channel,
      @Nullable String source,
      ConsentState state) {
    return Consent.builder()
        .customerId(id)
        .purpose(purpose)
        .channel(channel)
        .state(state)
        .givenAt(changes.now())
        .source(source)
        .build();
  }

  /**
   * Records that a customer took back everything, for every purpose and channel that is granted.
   *
   * @return what was recorded; empty where nothing was granted
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public List<Consent> withdrawAll(CustomerId id, @Nullable String source) {
    return gateway.change(
        new Origin("consent.withdraw-all", source, null),
        changes -> {
          CustomerId customer = Customers.require(changes.reader(), id).id();
          return Standing.all(changes.reader(), customer, changes.now()).stream()
              .filter(ConsentStatus::isGranted)
              .map(
                  one ->
                      recorded(
                          changes,
                          now(
                              changes,
                              customer,
                              one.purpose(),
                              one.channel(),
                              source,
                              ConsentState.WITHDRAWN)))
              .toList();
        });
  }

  /**
   * Returns what holds now for every purpose and channel about which something was said, by
   * purpose.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public List<ConsentStatus> of(CustomerId id) {
    return gateway.read(
        reader ->
            Standing.seen(reader, Customers.require(reader, id).id(), gateway.engine().now()));
  }

  /**
   * Returns what holds now for a purpose and a channel.
   *
   * @param channel by which way, or null for a purpose without one
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public ConsentStatus status(CustomerId id, String purpose, @Nullable ContactKind channel) {
    return gateway.read(
        reader ->
            Standing.of(
                reader,
                Customers.require(reader, id).id(),
                purpose,
                channel,
                gateway.engine().now()));
  }

  /**
   * Returns the condition that holds for customers who have granted something, as {@link #status}
   * says, at the moment of the question.
   *
   * @param purpose what for
   * @param channel by which way, or null for a purpose without one
   */
  public static Condition granted(String purpose, @Nullable ContactKind channel) {
    Condition about =
        Conditions.all(
            Conditions.equal(ConsentFields.PURPOSE, purpose),
            channel == null
                ? Conditions.missing(ConsentFields.CHANNEL)
                : Conditions.equal(ConsentFields.CHANNEL, channel),
            Conditions.missing(ConsentFields.REPLACED_BY));
    Condition over =
        new Condition.Compare(
            ConsentFields.EXPIRES_AT.name(),
            Operator.LE,
            List.of(new Operand.Relative(Operand.Anchor.NOW, 0, ChronoUnit.DAYS)));
    Condition not =
        Conditions.any(Conditions.notEqual(ConsentFields.STATE, ConsentState.GRANTED), over);
    return Conditions.all(
        count(about, Operator.GE, 1), count(Conditions.all(about, not), Operator.EQ, 0));
  }

  private static Condition count(Condition which, Operator operator, long number) {
    return new Condition.Related(
        "consents", Window.ever(), which, Measure.count(), operator, Operand.of(number));
  }

  /** Returns one page of everything that a customer said, the latest first. */
  public Page<Consent> history(CustomerId id, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                ConsentFields.TYPE,
                Conditions.equal(
                    ConsentFields.CUSTOMER_ID, Customers.require(reader, id).id().value()),
                List.of(Sort.descending(ConsentFields.GIVEN_AT)),
                limit,
                after));
  }
}
