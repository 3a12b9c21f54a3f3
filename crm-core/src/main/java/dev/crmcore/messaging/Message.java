package dev.crmcore.messaging;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer.
 *
 * @param key names the message: the same key for the same customer is sent once
 * @param channel the id of the channel
 * @param subject the subject line, where the channel has one
 * @param body plain text
 * @param purpose what it is sent for, such as "newsletter": it is sent only to whoever granted that
 *     for the kind of address of the channel, asked when it is ordered and again before it leaves;
 *     null for a message that needs no consent, such as an answer
 */
public record Message(
    String key, String channel, @Nullable String subject, String body, @Nullable String purpose) {
  /** Checks that the parts are there. */
  public Message {
    requireNonNull(key, "key");
    requireNonNull(channel, "channel");
    requireNonNull(body, "body");
  }

  /** Creates a message that needs no consent. */
  public Message(String key, String channel, @Nullable String subject, String body) {
    this(key, channel, subject, body, null);
  }

  /** Returns an e-mail. */
  public static Message email(String key, String subject, String body) {
    return new Message(key, "email", subject, body);
  }

  /** Returns the same message, sent for a purpose that the customer has to have granted. */
  public Message forPurpose(String granted) {
    return new Message(key, channel, subject, body, requireNonNull(granted, "granted"));
  }
}
