package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.changes.Change;
import dev.crmcore.model.FieldChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which segments somebody has to be held against again, and why. */
final class MembershipLook {
  private static final int REASONS = 5;
  private static final int LONGEST = 200;

  private final BitSet segments = new BitSet();
  private final List<Supplier<String>> reasons = new ArrayList<>(1);

  /**
   * Adds segments.
   *
   * @param more their places among the tracked segments
   * @param reason why, which is asked for only if somebody moves
   */
  void add(BitSet more, Supplier<String> reason) {
    segments.or(more);
    reasons.add(reason);
  }

  /** Returns the places of the segments among the tracked ones. */
  BitSet segments() {
    return segments;
  }

  String reason() {
    String all =
        reasons.stream()
            .map(Supplier::get)
            .distinct()
            .limit(REASONS)
            .collect(Collectors.joining("; "));
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…";
  }

  /** Returns what a change is called as a reason: "customer.update: city, tags". */
  static String reason(Change change) {
    String what =
        change.entity().equals(CustomerFields.TYPE.name())
            ? change.fields().stream().map(FieldChange::field).collect(Collectors.joining(", "))
            : change.entity();
    return what.isEmpty() ? change.action() : change.action() + ": " + what;
  }
}
