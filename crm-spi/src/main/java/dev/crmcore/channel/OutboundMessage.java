package dev.crmcore.channel;

import dev.crmcore.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param idempotencyKey the same message tried twice has the same key; 1 to 255 characters in one
 *     line
 * @param recipient the address in standard form
 * @param recipientName the name to show beside the address, or null
 * @param subject the subject line, where the channel has one
 * @param body plain text
 */
public record OutboundMessage(
    String idempotencyKey,
    String recipient,
    @Nullable String recipientName,
    @Nullable String subject,
    String body) {
  /**
   * Checks that nothing can break out of a header.
   *
   * @throws InvalidInputException with the code {@code E_CONTROL_CHAR} if a line break or another
   *     control character stands in the key, the recipient, the name or the subject
   */
  public OutboundMessage {
    if (idempotencyKey.isBlank() || idempotencyKey.length() > 255) {
      throw new InvalidInputException("An idempotency key has 1 to 255 characters.");
    }
    requireOneLine("idempotency key", idempotencyKey);
    requireOneLine("recipient", recipient);
    requireOneLine("recipient's name", recipientName);
    requireOneLine("subject", subject);
  }

  private static void requireOneLine(String what, @Nullable String text) {
    if (text != null && text.chars().anyMatch(OutboundMessage::breaksLine)) {
      throw new InvalidInputException(
          "E_CONTROL_CHAR", "The " + what + " contains a line break or control character.");
    }
  }

  /** Besides the control characters, the two line ends that Unicode added. */
  private static boolean breaksLine(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }
}
