package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.UNIQUENESS;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rule about contact points that repeat each other. */
final class ContactOnce {
  /** By this many last digits two writings of one number agree, trunk and country codes aside. */
  private static final int TELLING_DIGITS = 9;

  private ContactOnce() {}

  /**
   * Each contact point stands on the card once. Fails where two e-mail addresses are the same, or
   * two telephone numbers agree in their last nine digits; passes otherwise; skips who has fewer
   * than two contact points.
   */
  static Rule rule() {
    return new Rule(
            "contact-once",
            UNIQUENESS,
            2,
            "No contact point stands on the card twice.",
            Set.of(ContactPoints.FIELD),
            customer -> customer.contactPoints().size() > 1,
            (customer, clock) -> repetition(customer.contactPoints()))
        .mendedBy((customer, clock) -> once(customer));
  }

  private static @Nullable QualityFinding repetition(List<ContactPoint> points) {
    // Cards are short; one with hundreds of contact points is compared only so far.
    int size = Math.min(points.size(), 20);
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(points.get(i), points.get(j))) {
          return new QualityFinding(
              ContactPoints.FIELD,
              points.get(i).raw(),
              "'%s' and '%s' are the same. Remove one."
                  .formatted(points.get(j).raw(), points.get(i).raw()));
        }
      }
    }
    return null;
  }

  private static boolean isSame(ContactPoint one, ContactPoint other) {
    if (one.kind() != other.kind()) {
      return false;
    }
    String left = one.normalized();
    String right = other.normalized();
    return one.kind() == ContactKind.PHONE ? sameDigits(left, right) : left.equalsIgnoreCase(right);
  }

  private static boolean sameDigits(String left, String right) {
    int i = left.length() - 1;
    int j = right.length() - 1;
    for (int same = 0; same < TELLING_DIGITS; same++, i--, j--) {
      i = lastDigit(left, i);
      j = lastDigit(right, j);
      if (i < 0 || j < 0 || left.charAt(i) != right.charAt(j)) {
        return false;
      }
    }
    return true;
  }

  private static int lastDigit(String text, int from) {
    int i = from;
    while (i >= 0 && !Characters.isDigit(text.charAt(i))) {
      i--;
    }
    return i;
  }

  /** A person decides where two numbers agree in their last digits alone. */
  private static Customer once(Customer customer) {
    List<ContactPoint> kept = new ArrayList<>();
    for (ContactPoint point : customer.contactPoints()) {
      int same = indexOfSame(kept, point);
      if (same < 0) {
        kept.add(point);
      } else {
        kept.set(same, joined(kept.get(same), point));
      }
    }
    return customer.toBuilder().contactPoints(kept).build();
  }

  private static int indexOfSame(List<ContactPoint> kept, ContactPoint point) {
    for (int i = 0; i < kept.size(); i++) {
      ContactPoint other = kept.get(i);
      boolean complete = other.normalized().startsWith("+") && point.normalized().startsWith("+");
      boolean certain =
          (point.kind() == ContactKind.PHONE && complete)
              ? other.normalized().equals(point.normalized())
              : isSame(other, point);
      if (certain) {
        return i;
      }
    }
    return -1;
  }

  /** The one that was confirmed, complete or primary, with what is known of both. */
  private static ContactPoint joined(ContactPoint first, ContactPoint second) {
    boolean later = rank(second) > rank(first);
    ContactPoint best = later ? second : first;
    ContactPoint other = later ? first : second;
    Instant verified = best.verifiedAt() == null ? other.verifiedAt() : best.verifiedAt();
    return new ContactPoint(
        best.kind(),
        best.raw(),
        best.normalized(),
        best.label() == null ? other.label() : best.label(),
        best.primary() || other.primary(),
        best.validity() == Validity.UNKNOWN ? other.validity() : best.validity(),
        verified);
  }

  private static int rank(ContactPoint point) {
    return (point.normalized().startsWith("+") ? 4 : 0)
        + (point.verifiedAt() != null ? 2 : 0)
        + (point.primary() ? 1 : 0);
  }
}
