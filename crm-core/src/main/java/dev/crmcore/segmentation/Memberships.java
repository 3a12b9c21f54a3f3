package dev.crmcore.segmentation;

import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.model.SegmentId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.time.Instant;
import java.util.List;

/** Conditions on customers by the memberships that are kept of them. */
final class Memberships {
  private static final String RELATION = "memberships";

  private Memberships() {}

  /** Whoever has a membership in a segment that has not ended. */
  static Condition open(SegmentId segment) {
    return any(openIn(segment));
  }

  /** Whoever has had a membership in a segment for so long. */
  static Condition lasting(SegmentId segment, Lasting lasting) {
    Condition since =
        new Condition.Compare(
            MembershipFields.SINCE.name(),
            Operator.LE,
            List.of(new Operand.Relative(Operand.Anchor.NOW, -lasting.amount(), lasting.unit())));
    return any(Conditions.all(openIn(segment), since));
  }

  /** Whoever had a membership in a segment at a moment. */
  static Condition at(SegmentId segment, Instant moment) {
    return any(
        Conditions.all(
            in(segment),
            Conditions.atMost(MembershipFields.SINCE, moment),
            Conditions.any(
                Conditions.missing(MembershipFields.UNTIL),
                Conditions.greater(MembershipFields.UNTIL, moment))));
  }

  /** The memberships in a segment that have not ended; a condition on memberships. */
  static Condition openIn(SegmentId segment) {
    return Conditions.all(in(segment), Conditions.missing(MembershipFields.UNTIL));
  }

  private static Condition in(SegmentId segment) {
    return Conditions.equal(MembershipFields.SEGMENT_ID, segment.value());
  }

  private static Condition any(Condition memberships) {
    return new Condition.Related(
        RELATION, Window.ever(), memberships, Measure.count(), Operator.GT, Operand.of(0L));
  }
}
