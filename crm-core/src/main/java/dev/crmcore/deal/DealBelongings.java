package dev.crmcore.deal;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What goes with a deal to another customer. Stateless. */
final class DealBelongings {
  private DealBelongings() {}

  /**
   * Gives what belongs to a deal to the customer it is of now.
   *
   * @param deal as stored
   * @param from whose it was
   */
  static void follow(ChangeSet changes, Deal deal, CustomerId from) {
    give(
        changes,
        CommentFields.TYPE,
        of(CommentFields.DEAL_ID, deal),
        CommentFields.CUSTOMER_ID,
        deal,
        from);
    give(
        changes,
        AttachmentFields.TYPE,
        of(AttachmentFields.DEAL_ID, deal),
        AttachmentFields.CUSTOMER_ID,
        deal,
        from);
    give(
        changes,
        TaskFields.TYPE,
        Conditions.all(
            of(TaskFields.DEAL_ID, deal),
            Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS))),
        TaskFields.CUSTOMER_ID,
        deal,
        from);
  }

  private static Condition of(Field<?, UUID> reference, Deal deal) {
    return Conditions.equal(reference, deal.id().value());
  }

  private static <E> void give(
      ChangeSet changes,
      EntityType<E> type,
      Condition which,
      Field<E, UUID> customer,
      Deal deal,
      CustomerId from) {
    List<E> found = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            type, Conditions.all(which, Conditions.equal(customer, from.value())), found::add);
    for (E one : found) {
      changes.follow(
          type,
          type.draft(one).set(customer, deal.customerId().value()).build(),
          "deal:" + deal.id());
    }
  }
}
