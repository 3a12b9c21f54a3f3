package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.LeadTouchFields;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.model.LeadTouchId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times that leads came in, each kept once under its name in its source. */
final class LeadTouches {
  private LeadTouches() {}

  /**
   * Finds the lead that came in before under the same name in the same source, whether or not the
   * actor may see it.
   */
  static Optional<Lead> known(Reader reader, Lead received) {
    String key = key(received);
    if (key == null) {
      return Optional.empty();
    }
    LeadId[] found = new LeadId[1];
    reader.scanUnseen(
        LeadTouchFields.TYPE,
        Conditions.equal(LeadTouchFields.KEY, key),
        touch -> found[0] = touch.leadId());
    return found[0] == null
        ? Optional.empty()
        : reader.findAllUnseen(LeadFields.TYPE, List.of(found[0].value())).stream().findFirst();
  }

  /** The length tells where the source ends, whatever is in it. */
  private static @Nullable String key(Lead received) {
    if (received.source() == null || received.sourceId() == null) {
      return null;
    }
    String source = Folding.fold(received.source());
    return source.length() + ":" + source + ":" + received.sourceId();
  }

  /** Keeps that a lead came in. */
  static void add(ChangeSet changes, LeadId lead, Lead received) {
    changes.create(
        LeadTouchFields.TYPE,
        new LeadTouch(
            LeadTouchId.UNASSIGNED,
            lead,
            key(received),
            received.source(),
            received.sourceId(),
            received.campaign(),
            received.message(),
            received.cost(),
            received.receivedAt(),
            Revision.NEW));
  }
}
