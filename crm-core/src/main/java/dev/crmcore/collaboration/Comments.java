package dev.crmcore.collaboration;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CommentId;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.model.TaskId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.security.Actor;
import dev.crmcore.service.CaseConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we say to each other about a customer, or about a lead who is none yet: whoever sees the
 * lead sees such a comment, which goes to the customer that the lead becomes. Whoever is mentioned
 * in a comment, {@code @anna}, follows what it is about from then on, unless they stopped to follow
 * it or follow as many records as one can, and is told by an {@link Alert}. That has the id of the
 * comment and nothing of what it says: not everybody who is mentioned may see the customer. Belongs
 * to one session; not safe for use by several threads at once.
 */
public final class Comments {
  /** The most characters of a comment. */
  public static final int MAX_TEXT = 10_000;

  private final Gateway gateway;
  private final Predicate<Actor> moderators;

  /**
   * Creates the service; hosts get it from their session.
   *
   * @param moderators who edits and removes what others wrote
   */
  public Comments(Gateway gateway, Predicate<Actor> moderators) {
    this.gateway = gateway;
    this.moderators = moderators;
  }

  /** Stores what the actor says about a customer. See {@link #add(Comment)}. */
  public Comment add(CustomerId about, String text) {
    return add(
        Comment.builder().customerId(about).author(gateway.actor().name()).text(text).build());
  }

  /**
   * Stores a comment of the actor, whoever is named as its author, and returns it as stored. One on
   * a case that went on in another stands with that one.
   *
   * @throws InvalidInputException if there is no text or more than {@value #MAX_TEXT} characters of
   *     it, or with the code {@code E_REFERENCE} if what it is about is not of the customer, or it
   *     is about neither a customer nor a lead
   * @throws NotFoundException if the actor cannot see the customer or what it is about
   */
  public Comment add(Comment comment) {
    requireText(comment.text());
    return gateway.change(
        Origin.of("comment.add"),
        changes -> {
          Comment stored =
              changes.create(
                  CommentFields.TYPE,
                  placed(changes.reader(), comment).toBuilder()
                      .author(changes.actor())
                      .editedAt(null)
                      .build());
          tell(changes, stored, Mentions.in(stored.text()));
          return stored;
        });
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new InvalidInputException("E_REQUIRED", "A comment needs a text.");
    }
    if (text.length() > MAX_TEXT) {
      throw new InvalidInputException(
          "E_LIMIT_LENGTH",
          "A comment has up to %,d characters, not %,d.".formatted(MAX_TEXT, text.length()));
    }
  }

  private static Comment placed(Reader reader, Comment comment) {
    DealId deal = comment.dealId();
    ServiceCaseId inCase = comment.caseId();
    LeadId lead = comment.leadId();
    TaskId task = comment.taskId();
    long named = Stream.of(deal, inCase, lead, task).filter(Objects::nonNull).count();
    if (named > 1) {
      throw new InvalidInputException(
          "E_REFERENCE", "A comment is about one deal, case, lead or task, not about several.");
    }
    if (comment.customerId() == null) {
      return ofLead(reader, comment);
    }
    Customer customer = Customers.require(reader, comment.customerId());
    Comment.Builder placed = comment.toBuilder().customerId(customer.id());
    if (deal != null) {
      Customers.requireOf(customer, reader.get(DealFields.TYPE, deal.value()).customerId(), "deal");
    }
    if (lead != null) {
      Customers.requireOf(customer, reader.get(LeadFields.TYPE, lead.value()).customerId(), "lead");
    }
    if (task != null) {
      Customers.requireOf(customer, reader.get(TaskFields.TYPE, task.value()).customerId(), "task");
    }
    if (inCase != null) {
      ServiceCase about = CaseConversation.about(reader, inCase);
      Customers.requireOf(customer, about.customerId(), "case");
      placed.caseId(about.id());
    }
    return placed.build();
  }

  private static Comment ofLead(Reader reader, Comment comment) {
    LeadId lead = comment.leadId();
    if (lead == null) {
      throw new InvalidInputException(
          "E_REFERENCE", "A comment is about a customer, or about a lead who is none yet.");
    }
    return comment.toBuilder()
        .customerId(reader.get(LeadFields.TYPE, lead.value()).customerId())
        .build();
  }

  private static void tell(ChangeSet changes, Comment comment, Set<String> names) {
    EntityId about =
        Stream.of(comment.dealId(), comment.caseId(), comment.leadId(), comment.taskId())
            .filter(Objects::nonNull)
            .findFirst()
            .map(EntityId.class::cast)
            .orElseGet(() -> requireNonNull(comment.customerId()));
    for (String name : names) {
      if (!name.equals(changes.actor())) {
        Follows.mentioned(changes, name, about);
        PassedDeadlines.announce(
            changes,
            new Alert(
                changes.tenant(),
                Alert.Kind.MENTION,
                CommentFields.TYPE.name(),
                comment.id().value(),
                comment.customerId(),
                name,
                "%s mentions %s in a comment.".formatted(changes.actor(), name),
                changes.now(),
                changes.now()));
      }
    }
  }

  /**
   * Returns a comment, such as the one that an alert tells of.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  public Comment get(CommentId id) {
    return gateway.read(reader -> seen(reader, id));
  }

  /** What is said about a lead alone is for whoever sees the lead. */
  private static Comment seen(Reader reader, CommentId id) {
    Comment comment = reader.get(CommentFields.TYPE, id.value());
    LeadId lead = comment.leadId();
    if (comment.customerId() == null
        && lead != null
        && reader.find(LeadFields.TYPE, lead.value()).isEmpty()) {
      throw new NotFoundException("There is no comment " + id + ".");
    }
    return comment;
  }

  /**
   * Changes the text of a comment and returns it as stored. Whoever is mentioned only now is told.
   *
   * @throws AccessDeniedException if somebody else wrote it, and the actor is no moderator
   * @throws InvalidInputException as {@link #add(Comment)} does
   * @throws NotFoundException if the actor cannot see it
   */
  public Comment edit(CommentId id, String text) {
    requireText(text);
    return gateway.change(
        Origin.of("comment.edit"),
        changes -> {
          Comment before = owned(changes, id, "change");
          if (before.text().equals(text)) {
            return before;
          }
          Comment stored =
              changes.update(
                  CommentFields.TYPE,
                  before.toBuilder().text(text).editedAt(changes.now()).build());
          Set<String> names = Mentions.in(text);
          names.removeAll(Mentions.in(before.text()));
          tell(changes, stored, names);
          return stored;
        });
  }

  private Comment owned(ChangeSet changes, CommentId id, String what) {
    Comment comment = seen(changes.reader(), id);
    if (!comment.author().equals(changes.actor()) && !moderators.test(gateway.actor())) {
      throw new AccessDeniedException(
          "%s may not %s what %s wrote.".formatted(changes.actor(), what, comment.author()));
    }
    return comment;
  }

  /** Lets a comment stand before all others that are not pinned. */
  public Comment pin(CommentId id) {
    return pinned(id, true);
  }

  /** Lets a comment stand among the others again. */
  public Comment unpin(CommentId id) {
    return pinned(id, false);
  }

  private Comment pinned(CommentId id, boolean pinned) {
    return gateway.change(
        Origin.of(pinned ? "comment.pin" : "comment.unpin"),
        changes -> {
          Comment comment = seen(changes.reader(), id);
          return changes.update(CommentFields.TYPE, comment.toBuilder().pinned(pinned).build());
        });
  }

  /**
   * Removes a comment. What it said remains in its lineage until that is sealed.
   *
   * @throws AccessDeniedException if somebody else wrote it, and the actor is no moderator
   * @throws NotFoundException if the actor cannot see it
   */
  public void remove(CommentId id) {
    gateway.apply(
        Origin.of("comment.remove"),
        changes -> {
          owned(changes, id, "remove");
          changes.remove(CommentFields.TYPE, id.value());
        });
  }

  /**
   * Returns a page of the comments on a record, pinned ones first, then the latest first. On a
   * customer are those on its deals, cases, leads and tasks, too.
   *
   * @param about the id of a customer, a deal, a service case, a lead or a task
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   * @throws NotFoundException if the actor cannot see the record
   */
  public Page<Comment> of(EntityId about, int limit, @Nullable Keyset after) {
    requireNonNull(about, "about");
    return gateway.read(
        reader ->
            reader.query(
                CommentFields.TYPE,
                Conditions.equal(Topic.of(about).comments(), Topic.living(reader, about)),
                List.of(
                    Sort.descending(CommentFields.PINNED),
                    Sort.descending(CommentFields.CREATED_AT)),
                limit,
                after));
  }

  /**
   * Returns what was changed on a comment, by whom, the oldest first.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  public List<LineageEntry> history(CommentId id) {
    return gateway.read(
        reader -> {
          UUID key = seen(reader, id).id().value();
          List<LineageEntry> rows = new ArrayList<>();
          Set<String> hidden = reader.concealed(CommentFields.TYPE);
          reader.scan(
              LineageFields.TYPE,
              Conditions.equal(LineageFields.ENTITY_ID, key),
              row -> rows.add(row.without(hidden)));
          return rows;
        });
  }
}
