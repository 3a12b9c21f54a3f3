package dev.crmcore.deal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.model.Deal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What of a deal is approved: what it is worth, and its lines. */
final class ApprovedContent {
  private ApprovedContent() {}

  /** Tells whether what was approved of a deal before a change is what it is after it. */
  static boolean isSame(Deal before, Deal after) {
    return digest(before).equals(digest(after)) && before.customerId().equals(after.customerId());
  }

  /** Returns a digest; another amount or other lines give another one. */
  static String digest(Deal deal) {
    try {
      // A line is a record of values in standard form, so its text tells all of it.
      String content = deal.amount() + "\n" + deal.lines();
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
