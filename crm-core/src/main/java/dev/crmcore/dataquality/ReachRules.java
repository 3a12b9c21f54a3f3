package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONSISTENCY;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Validity;
import dev.crmcore.quality.QualityFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about whether the ways to reach a customer fit one another. */
final class ReachRules {
  private final CallingCodes codes;

  ReachRules(CallingCodes codes) {
    this.codes = codes;
  }

  /**
   * An address is of the kind that it is kept as. Fails for a telephone number kept as an e-mail
   * address and the other way round; passes otherwise; skips who has neither. Mended by keeping a
   * complete one as what it is.
   */
  Rule kind() {
    return new Rule(
            "contact-kind-right",
            CONSISTENCY,
            4,
            "Telephone numbers are not kept as e-mail addresses, nor the other way round.",
            Set.of(ContactPoints.FIELD),
            customer ->
                ContactPoints.has(customer, ContactKind.EMAIL)
                    || ContactPoints.has(customer, ContactKind.PHONE),
            (customer, clock) -> firstOfAnotherKind(customer.contactPoints()))
        .mendedBy(
            (customer, clock) ->
                customer.toBuilder()
                    .contactPoints(customer.contactPoints().stream().map(this::asItIs).toList())
                    .build());
  }

  private @Nullable QualityFinding firstOfAnotherKind(List<ContactPoint> points) {
    for (int i = 0; i < points.size(); i++) {
      ContactPoint point = points.get(i);
      if (point.kind() == ContactKind.PHONE && EmailForm.isRight(point.normalized())) {
        return new QualityFinding(
            ContactPoints.FIELD,
            point.raw(),
            "'" + point.raw() + "' is an e-mail address, but kept as a telephone number.");
      }
      if (point.kind() == ContactKind.EMAIL && number(point) != null) {
        return new QualityFinding(
            ContactPoints.FIELD,
            point.raw(),
            "'" + point.raw() + "' is a telephone number, but kept as an e-mail address.");
      }
    }
    return null;
  }

  private ContactPoint asItIs(ContactPoint point) {
    if (point.kind() == ContactKind.PHONE && EmailForm.isRight(point.normalized())) {
      return ContactPoints.withAddress(
              point, ContactKind.EMAIL, point.raw(), point.normalized().toLowerCase(Locale.ROOT))
          .withPrimary(false);
    }
    String number = point.kind() == ContactKind.EMAIL ? number(point) : null;
    return number == null
        ? point
        : ContactPoints.withAddress(point, ContactKind.PHONE, point.raw(), number)
            .withPrimary(false);
  }

  private @Nullable String number(ContactPoint point) {
    String raw = point.raw();
    if (raw.isEmpty() || raw.charAt(0) != '+') {
      return null;
    }
    StringBuilder digits = new StringBuilder("+");
    for (int i = 1; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Characters.isDigit(c)) {
        digits.append(c);
      } else if (" -.()/".indexOf(c) < 0) {
        return null;
      }
    }
    String number = digits.toString();
    return codes.isPossible(number) ? number : null;
  }

  /**
   * What is to be used first works. Fails where a primary contact point is known not to work and
   * another of its kind is not; passes otherwise; skips who has no primary one. Mended by making
   * that other one the primary one.
   */
  static Rule primary() {
    return new Rule(
            "primary-contact-works",
            CONSISTENCY,
            3,
            "The contact point to use first is not one that is known not to work.",
            Set.of(ContactPoints.FIELD),
            customer -> hasPrimary(customer.contactPoints()),
            (customer, clock) -> brokenPrimary(customer.contactPoints()))
        .mendedBy((customer, clock) -> withWorkingPrimaries(customer));
  }

  private static boolean hasPrimary(List<ContactPoint> points) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).primary()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable QualityFinding brokenPrimary(List<ContactPoint> points) {
    for (int i = 0; i < points.size(); i++) {
      ContactPoint point = points.get(i);
      ContactPoint better = isBroken(point) ? working(points, point.kind()) : null;
      if (better != null && point.primary()) {
        return new QualityFinding(
            ContactPoints.FIELD,
            point.raw(),
            "'%s' is to be used first, but does not work. Make it '%s'."
                .formatted(point.raw(), better.raw()));
      }
    }
    return null;
  }

  private static boolean isBroken(ContactPoint point) {
    return point.validity() == Validity.INVALID;
  }

  private static @Nullable ContactPoint working(List<ContactPoint> points, ContactKind kind) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).kind() == kind && !isBroken(points.get(i))) {
        return points.get(i);
      }
    }
    return null;
  }

  private static Customer withWorkingPrimaries(Customer customer) {
    List<ContactPoint> points = new ArrayList<>(customer.contactPoints());
    for (ContactPoint point : customer.contactPoints()) {
      ContactPoint better = working(customer.contactPoints(), point.kind());
      if (better != null && point.primary() && isBroken(point)) {
        points.replaceAll(
            each -> each.kind() == point.kind() ? each.withPrimary(each.equals(better)) : each);
      }
    }
    return customer.toBuilder().contactPoints(points).build();
  }

  /**
   * The customer can be reached as they wish. Fails where the preferred channel has no contact
   * point, or none that is not known not to work; passes otherwise; skips who has no preference.
   */
  static Rule preferred() {
    return new Rule(
        "preferred-channel-reachable",
        CONSISTENCY,
        3,
        "There is a contact point for the channel that the customer prefers.",
        Set.of(ContactPoints.FIELD, "preferredChannel"),
        customer -> customer.profile().preferredChannel() != null,
        (customer, clock) -> {
          ContactKind wanted = customer.profile().preferredChannel();
          return wanted == null || working(customer.contactPoints(), wanted) != null
              ? null
              : new QualityFinding(
                  "preferredChannel",
                  wanted.name(),
                  "The customer prefers "
                      + wanted
                      + ", but has no contact point of that kind that works. Ask for one.");
        });
  }
}
