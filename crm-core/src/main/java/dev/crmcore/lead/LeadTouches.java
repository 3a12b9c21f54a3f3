package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.LeadTouchFields;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.model.LeadTouchId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Returns the times that a lead came in, the first first, without what the actor may not see of
   * leads.
   */
  static List<LeadTouch> of(Reader reader, Lead lead) {
    Set<String> hidden = reader.concealed(LeadFields.TYPE);
    List<LeadTouch> touches = new ArrayList<>();
    reader.scan(
        LeadTouchFields.TYPE,
        Conditions.equal(LeadTouchFields.LEAD_ID, lead.id().value()),
        touch -> touches.add(masked(touch, hidden)));
    touches.sort(Comparator.comparing(LeadTouch::receivedAt));
    return List.copyOf(touches);
  }

  private static LeadTouch masked(LeadTouch touch, Set<String> hidden) {
    EntityDraft<LeadTouch> draft = LeadTouchFields.TYPE.draft(touch);
    for (Field<LeadTouch, ?> field : LeadTouchFields.TYPE.fields()) {
      if (hidden.contains(field.name()) && !field.is(FieldTrait.REQUIRED)) {
        draft.set(field, null);
      }
    }
    if (hidden.contains(LeadFields.SOURCE.name()) || hidden.contains(LeadFields.SOURCE_ID.name())) {
      draft.set(LeadTouchFields.KEY, null);
    }
    return draft.build();
  }

  /** Keeps that a lead came in. */
  static void add(ChangeSet changes, LeadId lead, Lead received) {
    // A touch is part of its lead: whoever may take leads in need not be allowed to write touches.
    changes.followWith(
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
            Revision.NEW),
        null);
  }
}
