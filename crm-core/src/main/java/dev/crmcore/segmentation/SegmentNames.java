package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
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
    if (reader.concealed(SegmentFields.TYPE).contains(SegmentFields.CONDITION.name())) {
      return List.of();
    }
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
      boolean believed = segment.keepsMembers() || segment.tracked();
      if (believed ? kept.contains(segment.id()) : isIn(reader, expansion, segment, customer)) {
        names.add(segment.name());
      }
    }
    names.sort(String::compareTo);
    return List.copyOf(names);
  }

  private static boolean isIn(
      Reader reader, SegmentExpansion expansion, Segment segment, CustomerId customer) {
    try {
      Condition member = expansion.expand(new Condition.InSegment(segment.name()));
      return reader.satisfies(CustomerFields.TYPE, customer.value(), member);
    } catch (InvalidInputException | AccessDeniedException e) {
      return false;
    }
  }
}
