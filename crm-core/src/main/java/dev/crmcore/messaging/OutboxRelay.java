package dev.crmcore.messaging;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.channel.Channel;
import dev.crmcore.channel.Receipt;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.Alerts;
import dev.crmcore.gateway.ChangeEvents;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.MembershipEvents;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.OutboxQueue;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.OutboxEntry;
import dev.crmcore.model.OutboxStatus;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the promises of the outbox, each at least once: announces change-sets to listeners and
 * hands messages to channels, outside any transaction. What fails is tried again later, each time
 * after twice the pause, and after {@value #MAX_ATTEMPTS} tries it waits for a person.
 */
public final class OutboxRelay {
  /** After this many tries an entry is dead. */
  public static final int MAX_ATTEMPTS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 100;
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MAX_ERROR = 500;

  private final Gateway gateway;
  private final OutboxQueue queue;
  private final Map<String, Channel> channels;
  private final Listeners listeners;

  /** Creates a relay that acts through a gateway which sees everything of its tenant. */
  public OutboxRelay(Gateway gateway, Map<String, Channel> channels, Listeners listeners) {
    this.gateway = gateway;
    this.queue = new OutboxQueue(gateway.engine(), gateway.actor().tenant());
    this.channels = channels;
    this.listeners = listeners;
  }

  /** Does everything that is due now, and returns how many promises were kept. */
  public int runDue() {
    int kept = 0;
    List<OutboxEntry> claimed;
    do {
      claimed = claim();
      for (OutboxEntry entry : claimed) {
        // Past its lease the entry may be another worker's by now; it will be due again.
        if (now().isBefore(entry.dueAt()) && attempt(entry)) {
          kept++;
        }
      }
    } while (claimed.size() == BATCH);
    return kept;
  }

  private List<OutboxEntry> claim() {
    try {
      return queue.claim(BATCH, LEASE);
    } catch (ConflictException e) {
      LOG.info("Another worker was quicker; what is left is claimed by the next call.");
      return List.of();
    }
  }

  private boolean attempt(OutboxEntry entry) {
    try {
      if (!isAnnounced(entry)) {
        return deliver(entry);
      }
      settled(entry, () -> queue.remove(List.of(entry)));
      return true;
    } catch (RuntimeException e) {
      retryLater(entry, e);
      return false;
    }
  }

  /** Tells the listeners, if the entry is for them. */
  private boolean isAnnounced(OutboxEntry entry) {
    TenantId tenant = gateway.actor().tenant();
    switch (entry.topic()) {
      case ChangeEvents.TOPIC ->
          Listeners.tell(listeners.changes(), List.of(ChangeEvents.read(tenant, entry.payload())));
      case MembershipEvents.TOPIC ->
          Listeners.tell(listeners.memberships(), MembershipEvents.read(tenant, entry.payload()));
      case Alerts.TOPIC ->
          Listeners.tell(listeners.alerts(), List.of(Alerts.read(tenant, entry.payload())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean deliver(OutboxEntry entry) {
    SendOrder order = SendOrder.parse(entry.payload());
    Channel channel = channels.get(order.channel());
    if (channel == null) {
      throw new IllegalStateException("The channel '" + order.channel() + "' is not open.");
    }
    // Whoever asked to be left alone after the message was queued is left alone all the same.
    Receipt receipt =
        gateway
            .read(reader -> leftAlone(reader, order, channel))
            .<Receipt>map(Receipt.Refused::new)
            .orElseGet(() -> channel.send(order.message()));
    String refusal = receipt instanceof Receipt.Refused refused ? refused.reason() : null;
    String note = refusal;
    try {
      toTimeline(order, channel, refusal == null ? "accepted" : "refused: " + refusal);
    } catch (RuntimeException e) {
      // The message is out: trying again would send it twice.
      LOG.warn("{} is settled, but not on the timeline: {}", entry.key(), e.toString());
      note = "not on the timeline: " + clipped(e.toString());
    }
    settle(entry, refusal == null ? OutboxStatus.DONE : OutboxStatus.DEAD, now(), note);
    return refusal == null;
  }

  private Optional<String> leftAlone(Reader reader, SendOrder order, Channel channel) {
    return Suppressions.of(reader, channel.addressKind(), order.message().recipient())
        .map(suppression -> "suppressed")
        .or(
            () ->
                order.purpose() == null
                    ? Optional.empty()
                    : Messages.notGranted(
                        reader,
                        Customers.require(reader, order.customer()).id(),
                        order.purpose(),
                        channel,
                        now()));
  }

  private void toTimeline(SendOrder order, Channel channel, String outcome) {
    String key = "send:" + order.message().idempotencyKey();
    gateway.apply(
        Origin.of("message.deliver"),
        changes -> {
          boolean known =
              changes
                      .reader()
                      .count(
                          InteractionFields.TYPE,
                          Conditions.equal(InteractionFields.IDEMPOTENCY_KEY, key))
                  > 0;
          if (!known) {
            CustomerId customer = Customers.require(changes.reader(), order.customer()).id();
            changes.create(
                InteractionFields.TYPE,
                Interaction.builder()
                    .customerId(customer)
                    .kind(
                        switch (channel.addressKind()) {
                          case EMAIL -> InteractionKind.EMAIL;
                          default -> InteractionKind.MESSAGE;
                        })
                    .direction(Direction.OUTBOUND)
                    .subject(order.message().subject())
                    .body(order.message().body())
                    .occurredAt(changes.now())
                    .channel(channel.id())
                    .outcome(outcome)
                    .source(order.orderedBy())
                    .idempotencyKey(key)
                    .build());
          }
        });
  }

  private void retryLater(OutboxEntry entry, RuntimeException failure) {
    boolean last = entry.attempts() + 1 >= MAX_ATTEMPTS;
    Duration pause = Duration.ofSeconds(1L << Math.min(entry.attempts(), 12));
    Instant next = now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    LOG.warn(
        "Outbox entry {} failed at try {}: {}",
        entry.key(),
        entry.attempts() + 1,
        failure.toString());
    settle(
        entry, last ? OutboxStatus.DEAD : OutboxStatus.PENDING, next, clipped(failure.toString()));
  }

  private void settle(
      OutboxEntry entry, OutboxStatus status, Instant next, @Nullable String error) {
    settled(entry, () -> queue.settle(entry, status, next, error));
  }

  private static void settled(OutboxEntry entry, Runnable settling) {
    try {
      settling.run();
    } catch (ConflictException e) {
      LOG.info("The claim on {} ran out; another worker has it.", entry.key());
    }
  }

  private Instant now() {
    return gateway.engine().now();
  }

  private static String clipped(String text) {
    return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
  }
}
