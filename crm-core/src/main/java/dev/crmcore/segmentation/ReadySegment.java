package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A segment that most hosts want, as one line of condition text: to be asked as it is, or copied
 * and changed. Amounts and days in it are a beginning, not a truth.
 *
 * @param name a name to store it under
 * @param description what it is for
 * @param condition who belongs to it, in the text form of conditions
 */
public record ReadySegment(String name, String description, String condition) {
  private static final List<ReadySegment> ALL =
      List.of(
          new ReadySegment(
              "VIP by spend",
              "Bought for 1,000 EUR or more in a year",
              "purchases(last 365 days).sum(amount) >= 1000 EUR"),
          new ReadySegment(
              "Repeat buyers",
              "Bought more than once in a year",
              "purchases(last 365 days).count >= 2"),
          new ReadySegment(
              "New customers",
              "Bought for the first time in the last month",
              "purchases.min(occurredAt) >= today - 30 days"),
          new ReadySegment(
              "At risk",
              "Bought three times in a year, and not in the last quarter of it",
              "purchases(last 365 days).count >= 3 and purchases(last 90 days).count = 0"),
          new ReadySegment(
              "Lapsed",
              "Bought once, and not for a year",
              "purchases.count >= 1 and purchases(last 365 days).count = 0"),
          new ReadySegment(
              "Birthday soon",
              "Has a birthday in the next week",
              "birthDate anniversary in next 7 days"),
          new ReadySegment(
              "No next step",
              "Has an open deal without a next step",
              "deals(where closedAt is missing and nextStep is missing).count >= 1"),
          new ReadySegment(
              "Deal is stuck",
              "Has an open deal that is in its stage for a month",
              "deals(where closedAt is missing and stageSince < today - 30 days).count >= 1"),
          new ReadySegment(
              "Unresponsive",
              "Was contacted three times in a quarter and gave no answer",
              "interactions(last 90 days where direction = OUTBOUND).count >= 3"
                  + " and interactions(last 90 days where direction = INBOUND).count = 0"),
          new ReadySegment(
              "Not contacted",
              "Is a customer whom nobody contacted for a quarter",
              "lifecycleStage >= CUSTOMER and interactions(last 90 days where direction ="
                  + " OUTBOUND).count = 0"),
          new ReadySegment(
              "Promising leads",
              "Is a lead or prospect who got in touch in the last two weeks",
              "lifecycleStage in (LEAD, PROSPECT)"
                  + " and interactions(last 14 days where direction = INBOUND).count >= 1"),
          new ReadySegment(
              "Low satisfaction",
              "Gave a bad answer to a survey in the last half year",
              "surveys(last 180 days where outcome = NEGATIVE).count >= 1"),
          new ReadySegment(
              "May get the newsletter",
              "Agreed to the newsletter by e-mail, and neither took it back nor let it expire",
              "consents(where purpose = 'newsletter' and channel = EMAIL and replacedBy is"
                  + " missing).count >= 1 and consents(where purpose = 'newsletter' and channel ="
                  + " EMAIL and replacedBy is missing and (state != GRANTED or expiresAt <="
                  + " now)).count = 0"),
          new ReadySegment(
              "Cannot be reached",
              "Has no e-mail address and no telephone number",
              "email is missing and phone is missing"),
          new ReadySegment(
              "Incomplete cards",
              "Had a quality score under 60 at the last kept audit",
              "quality(where score < 60).count >= 1"));

  /** Checks that the parts are there. */
  public ReadySegment {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(condition, "condition");
  }

  /** Returns all of them. */
  public static List<ReadySegment> all() {
    return ALL;
  }
}
