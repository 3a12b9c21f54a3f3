package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which named segments a customer is in. */
public final class SegmentNames {
  private final ConditionText text;

  /** Creates it. */
  public SegmentNames(ConditionText text) {
    this.text = text;
  }

  /**
   * Returns the names of the segments that a customer is in, in their order. Where memberships are
   * kept they are believed, as they stood when what was due was done last; other segments are
   * asked. One that cannot be asked any more, because a field is gone or out of sight, is left out.
   */
  public List<String> of(Reader reader, CustomerId customer) {
    List<Segment> known = new ArrayList<>();
    reader.scan(SegmentFields.TYPE, Conditions.everyone(), known::add);
    if (known.isEmpty()) {
      return List.of();
    }
    Set<SegmentId> kept = new HashSet<>();
    reader.scanUnseen(
        MembershipFields.TYPE,
        Conditions.all(
            Conditions.equal(MembershipFields.CUSTOMER_ID, customer.value()),
            Conditions.missing(MembershipFields.UNTIL)),
        one -> kept.add(one.segmentId()));
    SegmentExpansion expansion = SegmentExpansion.stored(text, reader);
    List<String> names = new ArrayList<>();
    for (Segment segment : known) {
      boolean believed = segment.kind() != SegmentKind.DYNAMIC || segment.tracked();
      if (believed ? kept.contains(segment.id()) : isIn(reader, expansion, segment, customer)) {
        names.add(segment.name());
      }
    }
    names.sort(String::compareTo);
    return List.copyOf(names);
  }

  private static boolean isIn(
      Reader reader, SegmentExpansion expansion, Segment segment, CustomerId customer) {
    Condition self =
        new Condition.Compare(EntityType.ID, Operator.EQ, List.of(Operand.of(customer.value())));
    try {
      Condition member = expansion.expand(new Condition.InSegment(segment.name()));
      return reader.count(CustomerFields.TYPE, Conditions.all(self, member)) > 0;
    } catch (InvalidInputException | AccessDeniedException e) {
      return false;
    }
  }
}
