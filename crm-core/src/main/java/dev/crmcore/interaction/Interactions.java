package dev.crmcore.interaction;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.Recognition;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.service.CaseConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The touches between us and customers. Append-only: what was said is never changed; what was wrong
 * is put right by another interaction, and leaves the timeline. Belongs to one session; not safe
 * for use by several threads at once.
 *
 * <p>Whose touch it is may be left open: then it is recognised by the case it is about, by its
 * {@link Interaction#identities}, or by its thread; see {@link Recognizer}. Where nobody or several
 * people could be meant it is stored and waits, {@link #waiting}. It finds its place when somebody
 * {@linkplain #assign says} whose it is, when its browser is seen with somebody we know, or when
 * {@code maintenance().runDue()} runs after a customer got the address. So the pages that somebody
 * looked at before we knew them stand on their timeline.
 */
public final class Interactions {
  private final Gateway gateway;
  private final CaseConversation cases;
  private final ContactForms forms;
  private final CustomKinds kinds;

  /** Creates the service; hosts get it from their session. */
  public Interactions(
      Gateway gateway, CaseConversation cases, ContactForms forms, CustomKinds kinds) {
    this.gateway = gateway;
    this.cases = cases;
    this.forms = forms;
    this.kinds = kinds;
  }

  /**
   * Stores an interaction and returns it as stored. One with an idempotency key that was stored
   * before is returned as it was, and nothing is stored. One about a case moves its clocks: see
   * {@link dev.crmcore.service.ServiceCases}.
   *
   * @return the interaction; without a customer where it waits
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer or the case
   * @throws InvalidInputException if it is about a case or a deal of another customer, nothing says
   *     whose it is, or it is of a kind that nobody named with {@code CrmBuilder.interactionKind}
   */
  public Interaction log(Interaction interaction) {
    return stored(interaction.source(), List.of(interaction)).get(0);
  }

  /**
   * Stores interactions together or not at all, each as {@link #log} does, and returns them in
   * their order. Much quicker for many: who is meant is read for all at once.
   */
  public List<Interaction> logAll(List<Interaction> interactions) {
    return interactions.isEmpty() ? List.of() : stored(null, List.copyOf(interactions));
  }

  private List<Interaction> stored(@Nullable String source, List<Interaction> said) {
    return gateway.change(
        new Origin("interaction.log", source, null),
        changes -> new Logging(changes, cases, forms, kinds).store(said));
  }

  /** Tells whom identities belong to, addresses typed in any format. */
  public Recognition recognise(Identity... identities) {
    return gateway.read(
        reader -> {
          Recognizer recognizer = new Recognizer(reader, forms);
          return recognizer
              .recognise(List.of(List.of(identities).stream().map(recognizer::standard).toList()))
              .get(0);
        });
  }

  /**
   * Returns one page of the interactions of which nobody knows whose they are, the latest first.
   */
  public Page<Interaction> waiting(int limit, @Nullable Keyset after) {
    return gateway.read(reader -> Latest.waiting(reader, limit, after));
  }

  /**
   * Says whose an interaction is that waits. What was done before with the same browser alone is
   * theirs, too. In a thread with them it is about the case and the deal of the thread, and moves
   * the clocks of that case, as if it had been recognised at once.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the interaction or the
   *     customer
   * @throws InvalidInputException with the code {@code E_ASSIGNED} if it has a customer; {@link
   *     #correct} moves it
   */
  public Interaction assign(InteractionId id, CustomerId customer) {
    return gateway.change(
        Origin.of("interaction.assign"),
        changes -> {
          Interaction waiting = changes.reader().get(InteractionFields.TYPE, id.value());
          requireWaiting(waiting);
          CustomerId owner = Customers.require(changes.reader(), customer).id();
          Placing placing = new Placing(changes, cases);
          Interaction assigned = placing.assign(waiting, owner);
          new KnownVisitors(changes, new Recognizer(changes.reader(), forms), placing)
              .seen(waiting.identities(), owner);
          return assigned;
        });
  }

  /**
   * Puts an interaction right: stores another one in its place, which {@code corrects} it. The
   * former one stays as it was said, but for leaving the timeline: figures and segments count the
   * right one alone. Files that were attached to it go with it. The first and the next response of
   * the case it was about are judged anew by what stands; a case that it opened again stays open,
   * and scores do not move back. One that moves to a case is heard there.
   *
   * @param correction returns the right one: on another customer's timeline, for example, and then
   *     about no case and no deal of the former customer
   * @param reason why, for the audit, or null
   * @throws InvalidInputException with the code {@code E_WITHDRAWN} if it was corrected before:
   *     what is to be put right then is the other one; {@code E_REFERENCE} if it is about a case or
   *     a deal of another customer
   */
  public Interaction correct(
      InteractionId id, UnaryOperator<Interaction> correction, @Nullable String reason) {
    return gateway.change(
        new Origin("interaction.correct", null, reason),
        changes -> {
          Interaction former = changes.whole(InteractionFields.TYPE, id.value());
          requireStanding(former);
          Interaction right = correction.apply(former);
          kinds.check(right);
          CustomerId owner = right.customerId();
          if (owner == null) {
            throw new InvalidInputException(
                "E_WHOSE",
                "The right interaction is on nobody's timeline; to take one off, withdraw it.");
          }
          CustomerId living = Customers.require(changes.reader(), owner).id();
          Placing placing = new Placing(changes, cases);
          Interaction standing = standing(changes.reader(), former, right, living);
          changes.update(InteractionFields.TYPE, withdrawn(former));
          Interaction corrected =
              changes.create(
                  InteractionFields.TYPE,
                  living.equals(former.customerId())
                      ? standing
                      : placing.continued(standing, living));
          placing.corrected(former, corrected);
          return corrected;
        });
  }

  /** Returns a correction as a new interaction of a customer, about what is theirs. */
  private static Interaction standing(
      Reader reader, Interaction former, Interaction right, CustomerId owner) {
    boolean moved = !owner.equals(former.customerId());
    ServiceCaseId caseId = right.caseId();
    DealId dealId = right.dealId();
    // What the former one was about is of whom it was taken for.
    if (moved && Objects.equals(caseId, former.caseId())) {
      caseId = null;
    }
    if (moved && Objects.equals(dealId, former.dealId())) {
      dealId = null;
    }
    if (caseId != null) {
      ServiceCase about = CaseConversation.about(reader, caseId);
      CaseConversation.requireOf(about, owner);
      caseId = about.id();
    }
    if (dealId != null && !dealId.equals(former.dealId())) {
      new AboutDeals(reader).requireOf(dealId, owner);
    }
    return right.toBuilder()
        .id(InteractionId.UNASSIGNED)
        .customerId(owner)
        .caseId(caseId)
        .dealId(dealId)
        .idempotencyKey(null)
        .corrects(former.id())
        .revision(Revision.NEW)
        .build();
  }

  /**
   * Takes an interaction that never was from its timeline. It stays stored: {@link #withdrawn}. The
   * first and the next response of the case it was about are judged anew by what stands; a case
   * that it opened again stays open.
   *
   * @param reason why, for the audit, or null
   * @throws InvalidInputException with the code {@code E_WITHDRAWN} if it is withdrawn
   */
  public Interaction withdraw(InteractionId id, @Nullable String reason) {
    return gateway.change(
        new Origin("interaction.withdraw", null, reason),
        changes -> {
          Interaction former = changes.whole(InteractionFields.TYPE, id.value());
          requireStanding(former);
          Interaction withdrawn = changes.update(InteractionFields.TYPE, withdrawn(former));
          cases.withdrawn(changes, former, null);
          return withdrawn;
        });
  }

  /**
   * Removes an interaction that waits and is nobody's, such as junk.
   *
   * @throws InvalidInputException with the code {@code E_ASSIGNED} if it has a customer
   */
  public void discard(InteractionId id) {
    gateway.apply(
        Origin.of("interaction.discard"),
        changes -> {
          requireWaiting(changes.reader().get(InteractionFields.TYPE, id.value()));
          changes.remove(InteractionFields.TYPE, id.value());
        });
  }

  private static void requireWaiting(Interaction one) {
    if (!one.isWaiting()) {
      throw new InvalidInputException(
          "E_ASSIGNED",
          "The interaction is known to be of somebody. To put that right, correct or withdraw it.");
    }
  }

  private static void requireStanding(Interaction former) {
    if (former.customerId() == null) {
      throw new InvalidInputException(
          former.isWaiting() ? "E_WAITING" : "E_WITHDRAWN",
          former.isWaiting()
              ? "The interaction waits to be assigned to somebody; assign or discard it."
              : "The interaction was corrected or withdrawn before.");
    }
  }

  private static Interaction withdrawn(Interaction former) {
    return former.toBuilder().customerId(null).withdrawnFrom(former.customerId()).build();
  }

  /** Returns one page of what was corrected or withdrawn from a timeline, the latest first. */
  public Page<Interaction> withdrawn(CustomerId customer, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            Latest.of(
                reader,
                Conditions.equal(
                    InteractionFields.WITHDRAWN_FROM,
                    Customers.require(reader, customer).id().value()),
                limit,
                after));
  }

  /** Returns what an interaction put right, and what that had put right, the latest first. */
  public List<Interaction> corrected(InteractionId id) {
    return gateway.read(
        reader -> {
          List<Interaction> former = new ArrayList<>();
          Interaction one = reader.get(InteractionFields.TYPE, id.value());
          while (one != null && one.corrects() != null) {
            one = reader.find(InteractionFields.TYPE, one.corrects().value()).orElse(null);
            if (one != null) {
              former.add(one);
            }
          }
          return former;
        });
  }

  /** Returns one page of a customer's interactions, the latest first. */
  public Page<Interaction> timeline(CustomerId customer, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            Latest.of(
                reader,
                Conditions.equal(
                    InteractionFields.CUSTOMER_ID,
                    Customers.require(reader, customer).id().value()),
                limit,
                after));
  }

  /** Returns one page of a thread of messages, the latest first. */
  public Page<Interaction> thread(String threadId, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            Latest.of(
                reader,
                Conditions.all(
                    Conditions.equal(InteractionFields.THREAD_ID, threadId),
                    Conditions.missing(InteractionFields.WITHDRAWN_FROM)),
                limit,
                after));
  }
}
