package dev.crmcore.collaboration;

import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.FollowFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Follow;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.model.TaskId;
import dev.crmcore.service.CaseConversation;
import java.util.List;
import java.util.UUID;

/**
 * A kind of record that people talk about and follow.
 *
 * @param idType the type of its ids
 * @param type the records
 * @param comments which comments are about one
 * @param follows which follows are of one
 */
record Topic(
    Class<? extends EntityId> idType,
    EntityType<?> type,
    Field<Comment, UUID> comments,
    Field<Follow, UUID> follows) {
  static final List<Topic> ALL =
      List.of(
          new Topic(
              CustomerId.class,
              CustomerFields.TYPE,
              CommentFields.CUSTOMER_ID,
              FollowFields.CUSTOMER_ID),
          new Topic(DealId.class, DealFields.TYPE, CommentFields.DEAL_ID, FollowFields.DEAL_ID),
          new Topic(
              ServiceCaseId.class,
              ServiceCaseFields.TYPE,
              CommentFields.CASE_ID,
              FollowFields.CASE_ID),
          new Topic(LeadId.class, LeadFields.TYPE, CommentFields.LEAD_ID, FollowFields.LEAD_ID),
          new Topic(TaskId.class, TaskFields.TYPE, CommentFields.TASK_ID, FollowFields.TASK_ID));

  /**
   * Returns the kind of an id.
   *
   * @throws InvalidInputException if nobody talks about such records
   */
  static Topic of(EntityId id) {
    return ALL.stream()
        .filter(topic -> topic.idType.isInstance(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "One comments on and follows customers, deals, cases, leads and tasks, not a %s."
                        .formatted(id.getClass().getSimpleName())));
  }

  /**
   * Returns the id under which a record is stored today; that of a merged customer leads to its
   * survivor, that of a case which went on in another to that one.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  static UUID living(Reader reader, EntityId id) {
    if (id instanceof CustomerId customer) {
      return Customers.require(reader, customer).id().value();
    }
    if (id instanceof ServiceCaseId inCase) {
      return CaseConversation.about(reader, inCase).id().value();
    }
    reader.get(of(id).type(), id.value());
    return id.value();
  }
}
