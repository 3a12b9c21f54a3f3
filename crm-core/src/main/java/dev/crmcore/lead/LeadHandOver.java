package dev.crmcore.lead;

import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LeadTouchFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes from a lead to the customer that it is: the times it came in, and the comments. */
final class LeadHandOver {
  private static final String TIMELINE_KEY = "lead-touch:";

  private LeadHandOver() {}

  /** Gives a customer what belongs to a lead, each once, as far as nobody has it. */
  static void give(ChangeSet changes, Lead lead, CustomerId customer) {
    remember(changes, lead, customer);
    List<Comment> said = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            CommentFields.TYPE,
            Conditions.all(
                Conditions.equal(CommentFields.LEAD_ID, lead.id().value()),
                Conditions.missing(CommentFields.CUSTOMER_ID)),
            said::add);
    for (Comment one : said) {
      changes.follow(CommentFields.TYPE, one.toBuilder().customerId(customer).build(), "lead");
    }
  }

  private static void remember(ChangeSet changes, Lead lead, CustomerId customer) {
    Map<String, LeadTouch> missing = new LinkedHashMap<>();
    changes
        .reader()
        .scanUnseen(
            LeadTouchFields.TYPE,
            Conditions.equal(LeadTouchFields.LEAD_ID, lead.id().value()),
            touch -> missing.put(TIMELINE_KEY + touch.id(), touch));
    changes
        .reader()
        .scanAnyUnseen(
            InteractionFields.TYPE,
            Conditions.everyone(),
            InteractionFields.IDEMPOTENCY_KEY,
            missing.keySet(),
            known -> missing.remove(String.valueOf(known.idempotencyKey())));
    missing.forEach(
        (key, touch) ->
            changes.followWith(
                InteractionFields.TYPE, interaction(key, touch, lead, customer), null));
  }

  private static Interaction interaction(
      String key, LeadTouch touch, Lead lead, CustomerId customer) {
    return Interaction.builder()
        .customerId(customer)
        .kind(InteractionKind.FORM)
        .direction(Direction.INBOUND)
        .subject(lead.name())
        .body(touch.message())
        .source(touch.source())
        .campaign(touch.campaign())
        .occurredAt(touch.receivedAt())
        .idempotencyKey(key)
        .build();
  }
}
