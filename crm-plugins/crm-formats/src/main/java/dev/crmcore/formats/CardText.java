package dev.crmcore.formats;

import org.jspecify.annotations.Nullable;

/**
 * The text of one card.
 *
 * @param line on which it begins
 * @param begun whether it begins like a card
 * @param text as it stands, without pictures and keys
 * @param failure why it is no card, or null
 */
record CardText(long line, boolean begun, String text, @Nullable Failure failure) {
  /** What is wrong. */
  record Failure(String code, String message) {}

  static CardText broken(long line, boolean begun, String code, String message) {
    return new CardText(line, begun, "", new Failure(code, message));
  }
}
