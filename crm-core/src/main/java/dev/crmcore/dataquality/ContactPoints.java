package dev.crmcore.dataquality;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through the contact points of one kind. */
final class ContactPoints {
  static final String FIELD = "contactPoints";

  private ContactPoints() {}

  /** Finds fault with a contact point. */
  @FunctionalInterface
  interface Fault {
    /** Returns what is wrong, in a sentence, or null. */
    @Nullable String of(ContactPoint point);
  }

  static Predicate<Customer> having(ContactKind kind) {
    return customer -> has(customer, kind);
  }

  static boolean has(Customer customer, ContactKind kind) {
    List<ContactPoint> points = customer.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** Writes a contact point in another form. */
  @FunctionalInterface
  interface Form {
    /** Returns the contact point as it should be. */
    ContactPoint of(ContactPoint point);
  }

  /** Returns a mending that writes the contact points of one kind in another form. */
  static Rule.Mending writing(ContactKind kind, Form form) {
    return (customer, clock) ->
        customer.toBuilder()
            .contactPoints(
                customer.contactPoints().stream()
                    .map(point -> point.kind() == kind ? form.of(point) : point)
                    .toList())
            .build();
  }

  /** Returns a contact point with another address, which nobody has tried or confirmed. */
  static ContactPoint withAddress(
      ContactPoint point, ContactKind kind, String raw, String normalized) {
    return new ContactPoint(
        kind, raw, normalized, point.label(), point.primary(), Validity.UNKNOWN, null);
  }

  static @Nullable QualityFinding firstFault(Customer customer, ContactKind kind, Fault fault) {
    List<ContactPoint> points = customer.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      ContactPoint point = points.get(i);
      String wrong = point.kind() == kind ? fault.of(point) : null;
      if (wrong != null) {
        return new QualityFinding(FIELD, point.raw(), wrong);
      }
    }
    return null;
  }
}
