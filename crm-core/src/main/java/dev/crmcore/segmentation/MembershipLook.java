package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.changes.Change;
import dev.crmcore.model.FieldChange;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which segments somebody has to be held against again, and why. */
final class MembershipLook {
  private static final int REASONS = 5;
  private static final int LONGEST = 200;

  private final Set<TrackedSegment> segments = new LinkedHashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  void add(TrackedSegment segment, String reason) {
    segments.add(segment);
    if (reasons.size() < REASONS) {
      reasons.add(reason);
    }
  }

  Set<TrackedSegment> segments() {
    return segments;
  }

  String reason() {
    String all = String.join("; ", reasons);
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
