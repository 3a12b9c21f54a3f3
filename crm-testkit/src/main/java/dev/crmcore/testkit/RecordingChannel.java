package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.ChannelException;
import dev.crmcore.model.ContactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel that delivers into a list, and fails as it is told. Safe for all threads; the messages
 * stand in the order in which they were delivered.
 *
 * <pre>{@code
 * RecordingChannel mail = RecordingChannel.email();
 * mail.failNext(2);
 * // … the outbox tries three times …
 * assertThat(mail.delivered()).hasSize(1);
 * assertThat(mail.attempts()).hasSize(3);
 * }</pre>
 *
 * @since 0.1
 */
public final class RecordingChannel implements Channel {
  private final String id;
  private final ContactKind addressKind;
  private final List<OutboundMessage> attempts = new ArrayList<>();
  private final List<OutboundMessage> delivered = new ArrayList<>();
  private final Map<String, Receipt> byKey = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private int failures;
  private int lostReceipts;
  private boolean down;
  private boolean honoursKeys;
  private boolean closed;
  private @Nullable Runnable beforeDelivery;

  private RecordingChannel(String id, ContactKind addressKind) {
    this.id = requireNonNull(id, "id");
    this.addressKind = requireNonNull(addressKind, "addressKind");
  }

  /** Returns a channel with a name of its own for a kind of address. */
  public static RecordingChannel of(String id, ContactKind addressKind) {
    return new RecordingChannel(id, addressKind);
  }

  /** Returns a channel {@code "email"} for e-mail addresses. */
  public static RecordingChannel email() {
    return of("email", ContactKind.EMAIL);
  }

  /** Returns a channel {@code "sms"} for telephone numbers. */
  public static RecordingChannel sms() {
    return of("sms", ContactKind.PHONE);
  }

  /** Returns a provider that always opens this very channel, again after it was closed. */
  public ChannelProvider provider() {
    return new RecordingChannelProvider(this);
  }

  /**
   * Lets the next tries fail before anything is delivered.
   *
   * @param times how many; replaces what was set before
   */
  public synchronized void failNext(int times) {
    failures = times;
  }

  /**
   * Lets the next tries deliver and then fail, as a gateway does whose answer is lost. Only the
   * idempotency key saves the customer from a second message.
   *
   * @param times how many; replaces what was set before
   */
  public synchronized void loseNextReceipts(int times) {
    lostReceipts = times;
  }

  /** Lets every try fail until {@link #comeBack()}. */
  public synchronized void goDown() {
    down = true;
  }

  /** Ends what {@link #goDown()} began. */
  public synchronized void comeBack() {
    down = false;
  }

  /** Refuses every message to a recipient for good. */
  public synchronized void refuse(String recipient, String reason) {
    refusals.put(requireNonNull(recipient, "recipient"), requireNonNull(reason, "reason"));
  }

  /**
   * Makes the channel answer a known idempotency key with the first receipt and deliver nothing, as
   * a gateway does that honours keys. A plain channel delivers each time.
   *
   * @return this channel
   */
  public synchronized RecordingChannel honouringIdempotencyKeys() {
    honoursKeys = true;
    return this;
  }

  /**
   * Runs something at the start of every try, with no lock held: to look at the database while a
   * message is under way, or to hold a thread there.
   */
  public synchronized void beforeDelivery(@Nullable Runnable action) {
    beforeDelivery = action;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ContactKind addressKind() {
    return addressKind;
  }

  @Override
  public Receipt send(OutboundMessage message) {
    requireNonNull(message, "message");
    Runnable action = begin(message);
    if (action != null) {
      action.run();
    }
    return deliver(message);
  }

  private synchronized @Nullable Runnable begin(OutboundMessage message) {
    attempts.add(message);
    return beforeDelivery;
  }

  private synchronized Receipt deliver(OutboundMessage message) {
    requireReachable();
    String reason = refusals.get(message.recipient());
    if (reason != null) {
      return new Receipt.Refused(reason);
    }
    Receipt receipt = byKey.get(message.idempotencyKey());
    if (receipt == null || !honoursKeys) {
      delivered.add(message);
      receipt = new Receipt.Accepted(id + "-" + delivered.size());
      byKey.putIfAbsent(message.idempotencyKey(), receipt);
    }
    if (lostReceipts > 0) {
      lostReceipts--;
      throw new ChannelException(
          "The recording channel '" + id + "' delivered and was told to lose the receipt.");
    }
    return receipt;
  }

  private void requireReachable() {
    if (closed) {
      throw new ChannelException("The recording channel '" + id + "' is closed; open it again.");
    }
    if (down) {
      throw new ChannelException("The recording channel '" + id + "' was told to be down.");
    }
    if (failures > 0) {
      failures--;
      throw new ChannelException("The recording channel '" + id + "' was told to fail.");
    }
  }

  /** Returns what was delivered so far, in order. */
  public synchronized List<OutboundMessage> delivered() {
    return List.copyOf(delivered);
  }

  /** Returns every try so far, those that failed or were refused included. */
  public synchronized List<OutboundMessage> attempts() {
    return List.copyOf(attempts);
  }

  /** Tells whether the channel was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Forgets messages and keys; what it was told to do stays. */
  public synchronized void clear() {
    attempts.clear();
    delivered.clear();
    byKey.clear();
  }

  synchronized RecordingChannel reopened() {
    closed = false;
    return this;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
