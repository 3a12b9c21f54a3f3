package dev.crmcore.interaction;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.TaskId;
import dev.crmcore.query.Conditions;
import dev.crmcore.service.CaseConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts interactions on timelines after they were stored: where they waited, or stood on a wrong
 * one. An answer in a thread is then about the case and the deal of the thread, as one that was
 * recognised at once is, whoever may see them: it is the library that keeps threads.
 */
final class Placing {
  /** What the lineage says of interactions that found their place by themselves. */
  private static final String RECOGNISED = "recognised";

  /** What the lineage says of files that went with their interaction. */
  private static final String CORRECTED = "corrected";

  private final ChangeSet changes;
  private final Reader reader;
  private final CaseConversation cases;
  private final AboutDeals deals;

  Placing(ChangeSet changes, CaseConversation cases) {
    this.changes = changes;
    this.reader = changes.reader();
    this.cases = cases;
    this.deals = new AboutDeals(reader);
  }

  /** Gives one that waits to whom a person says. */
  Interaction assign(Interaction waiting, CustomerId owner) {
    Interaction assigned =
        changes.update(InteractionFields.TYPE, continued(placed(waiting, owner), owner));
    cases.heard(changes, assigned);
    return assigned;
  }

  /** Gives one that waits to whom it was recognised to be of, whoever acts. */
  void give(Interaction waiting, CustomerId owner) {
    cases.heard(
        changes,
        changes.follow(
            InteractionFields.TYPE, continued(placed(waiting, owner), owner), RECOGNISED));
  }

  /** By what its sender was recognised is needed no more. */
  private static Interaction placed(Interaction waiting, CustomerId owner) {
    return waiting.toBuilder().customerId(owner).identities(List.of()).build();
  }

  /**
   * Returns an interaction with the case and the deal in which its thread goes on with somebody.
   */
  Interaction continued(Interaction placed, CustomerId owner) {
    Interaction.Builder continued = placed.toBuilder();
    Optional<Interaction> before = lastWith(placed.threadId(), owner);
    if (placed.caseId() == null && before.isPresent()) {
      continued.caseId(before.get().caseId());
    }
    if (placed.dealId() == null && before.isPresent()) {
      continued.dealId(before.get().dealId());
    } else if (placed.dealId() != null && !deals.isUnseenOf(placed.dealId(), owner)) {
      // Nobody could tell whose it was when it was said to be about that deal.
      continued.dealId(null);
    }
    return continued.build();
  }

  private Optional<Interaction> lastWith(@Nullable String thread, CustomerId owner) {
    List<Interaction> last = new ArrayList<>(1);
    if (thread != null) {
      reader.scanUnseen(
          InteractionFields.TYPE,
          Conditions.all(
              Conditions.equal(InteractionFields.THREAD_ID, thread),
              Conditions.equal(InteractionFields.CUSTOMER_ID, owner.value())),
          one -> {
            if (last.isEmpty() || one.occurredAt().isAfter(last.get(0).occurredAt())) {
              last.clear();
              last.add(one);
            }
          });
    }
    return last.stream().findFirst();
  }

  /** Brings cases and files up to date with a correction. */
  void corrected(Interaction former, Interaction right) {
    cases.withdrawn(changes, former, right);
    boolean isHeardAlready =
        right.direction() == former.direction()
            && right.occurredAt().equals(former.occurredAt())
            && right.caseId() != null
            && right.caseId().equals(former.caseId());
    if (!isHeardAlready) {
      cases.heard(changes, right);
    }
    CustomerId owner = right.customerId();
    if (owner == null) {
      return;
    }
    List<Attachment> files = new ArrayList<>();
    reader.scanUnseen(
        AttachmentFields.TYPE,
        Conditions.equal(AttachmentFields.INTERACTION_ID, former.id().value()),
        files::add);
    for (Attachment file : files) {
      boolean stays = file.customerId().equals(owner);
      TaskId task = stays ? file.taskId() : null;
      changes.follow(
          AttachmentFields.TYPE,
          file.toBuilder()
              .customerId(owner)
              .interactionId(right.id())
              .caseId(stays ? file.caseId() : right.caseId())
              .dealId(stays ? file.dealId() : right.dealId())
              .taskId(task)
              .build(),
          CORRECTED);
    }
  }
}
