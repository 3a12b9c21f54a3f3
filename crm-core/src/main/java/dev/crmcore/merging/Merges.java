package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.ConsentFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.consent.Standing;
import dev.crmcore.duplicates.PairDecisions;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldOrigin;
import dev.crmcore.model.MergeId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.RepointedReference;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Merging customers, and undoing it: {@code undo(merge(a, b))} restores a and b field by field;
 * versions go on counting. The losers' ids, external ids and contact points lead to the survivor
 * meanwhile, and everything that referred to a loser refers to the survivor. Belongs to one
 * session; not safe for use by several threads at once.
 */
public final class Merges {
  private final Gateway gateway;
  private final Participants participants;

  /** Creates the service; hosts get it from their session. */
  public Merges(Gateway gateway, List<MergeParticipant> participants) {
    this.gateway = gateway;
    this.participants = new Participants(participants);
  }

  /**
   * Merges customers by {@link MergePolicy#survivorFirst()}.
   *
   * @param survivor who remains
   * @param losers who become part of it; at least one
   * @param reason why, or null
   */
  public MergeRecord merge(CustomerId survivor, List<CustomerId> losers, @Nullable String reason) {
    return merge(survivor, losers, MergePolicy.survivorFirst(), reason);
  }

  /**
   * Merges customers in one transaction.
   *
   * @throws InvalidInputException with the code {@code E_MERGE_SELF} if a customer would be merged
   *     with itself, or {@code E_MERGE_KIND} if a person would be merged with an organisation
   * @throws ConflictException with the code {@code E_MERGED_ALREADY} if one of them was merged into
   *     another, {@code E_MERGE_DECIDED} if somebody called two of them different and the policy
   *     does not {@linkplain MergePolicy#overrulingDecisions() overrule} that, {@code
   *     E_MERGE_REFUSED} if a participant refuses, or if one is changed meanwhile
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see one of them
   */
  public MergeRecord merge(
      CustomerId survivor, List<CustomerId> losers, MergePolicy policy, @Nullable String reason) {
    requireNonNull(policy, "policy");
    checkIds(survivor, losers);
    return gateway.change(
        new Origin("customer.merge", null, reason),
        changes -> {
          changes.authorise(Action.MERGE, CustomerFields.TYPE);
          Customer keeper = load(changes, survivor);
          List<Customer> others = losers.stream().map(id -> load(changes, id)).toList();
          checkKinds(keeper, others);
          requireNotCalledDifferent(changes.reader(), survivor, losers, policy);
          participants.requireNoRefusal(mergedCustomers(survivor, losers));
          MergePreview preview =
              new Combination(type(), policy, changes.reader()).of(keeper, others);
          return merged(changes, keeper, others, preview, reason);
        });
  }

  /** Returns what {@link #merge(CustomerId, List, MergePolicy, String)} would make. */
  public MergePreview preview(CustomerId survivor, List<CustomerId> losers, MergePolicy policy) {
    checkIds(survivor, losers);
    return gateway.read(
        reader -> {
          Customer keeper = reader.get(CustomerFields.TYPE, survivor.value());
          List<Customer> others =
              losers.stream().map(id -> reader.get(CustomerFields.TYPE, id.value())).toList();
          checkKinds(keeper, others);
          List<String> refusals =
              new ArrayList<>(calledDifferent(reader, survivor, losers, policy));
          refusals.addAll(participants.refusals(mergedCustomers(survivor, losers)));
          return new Combination(type(), policy, reader).of(keeper, others).withRefusals(refusals);
        });
  }

  private static void requireNotCalledDifferent(
      Reader reader, CustomerId survivor, List<CustomerId> losers, MergePolicy policy) {
    List<String> refusals = calledDifferent(reader, survivor, losers, policy);
    if (!refusals.isEmpty()) {
      throw new ConflictException(
          "E_MERGE_DECIDED",
          "%s Decide otherwise first, or merge by MergePolicy.overrulingDecisions() and answer for it."
              .formatted(String.join(" ", refusals)));
    }
  }

  /** Returns who called two of the customers different, and when. */
  private static List<String> calledDifferent(
      Reader reader, CustomerId survivor, List<CustomerId> losers, MergePolicy policy) {
    if (policy.overrulesDecisions()) {
      return List.of();
    }
    List<CustomerId> all = new ArrayList<>(losers);
    all.add(survivor);
    return PairDecisions.among(reader, all).different().stream()
        .map(
            decision ->
                "%s said at %s that %s and %s are not the same customer%s."
                    .formatted(
                        decision.decidedBy(),
                        decision.decidedAt(),
                        decision.leftId(),
                        decision.rightId(),
                        decision.note() == null ? "" : " (" + decision.note() + ")"))
        .toList();
  }

  private MergeRecord merged(
      ChangeSet changes,
      Customer keeper,
      List<Customer> others,
      MergePreview preview,
      @Nullable String reason) {
    EntityJson json = json();
    List<RepointedReference> repointed = new ArrayList<>();
    // The losers give up their unique external ids before the survivor takes them.
    for (Customer loser : others) {
      changes.updateKept(CustomerFields.TYPE, emptied(loser, keeper.id()));
      repointed.addAll(references().move(changes, loser.id(), keeper.id()));
    }
    Customer survivor = changes.update(CustomerFields.TYPE, preview.result());
    return changes.create(
        MergeFields.TYPE,
        new MergeRecord(
            MergeId.UNASSIGNED,
            keeper.id(),
            others.stream().map(Customer::id).toList(),
            changes.now(),
            changes.actor(),
            reason,
            json.write(type(), keeper),
            json.write(type(), survivor),
            others.stream().map(loser -> json.write(type(), loser)).toList(),
            origins(preview),
            repointed,
            participants.merge(
                mergedCustomers(keeper.id(), others.stream().map(Customer::id).toList())),
            null,
            Revision.NEW));
  }

  private MergedCustomers mergedCustomers(CustomerId survivor, List<CustomerId> losers) {
    return new MergedCustomers(gateway.actor().tenant(), survivor, losers);
  }

  /** Elements of collections need no origin: they are told apart by what they are. */
  private List<FieldOrigin> origins(MergePreview preview) {
    List<FieldOrigin> origins = new ArrayList<>();
    for (FieldDecision decision : preview.decisions()) {
      if (decision.value() != null && type().field(decision.field()).isPresent()) {
        origins.add(new FieldOrigin(decision.field(), decision.from(), decision.reason()));
      }
    }
    return origins;
  }

  /**
   * What stays under a loser's id: where it went. The rest is on the survivor and in the record.
   */
  private Customer emptied(Customer loser, CustomerId survivor) {
    EntityType<Customer> type = type();
    return EntityDraft.empty(type, loser.id().value(), loser.revision())
        .set(CustomerFields.KIND, loser.kind())
        .set(CustomerFields.LIFECYCLE_STAGE, loser.profile().lifecycleStage())
        .set(CustomerFields.MERGED_INTO, survivor.value())
        .build();
  }

  /**
   * Undoes a merge: both cards are as they were, references point back. What was edited since stays
   * with the survivor, unless it touched a value that came from a loser: then it goes with the
   * loser. What was added to the survivor since stays there.
   *
   * @return the survivor and the losers, as stored, in this order
   * @throws ConflictException if the merge was undone already, if a younger merge of the same
   *     survivor is not undone, or the survivor was itself merged into another: undo that merge
   *     first. With the code {@code E_MERGE_PARTICIPANT} if a participant that took part is not
   *     registered
   * @throws dev.crmcore.error.NotFoundException if there is no such merge
   */
  public List<Customer> undo(MergeId id) {
    return gateway.change(
        Origin.of("customer.unmerge"),
        changes -> {
          changes.authorise(Action.MERGE, CustomerFields.TYPE);
          MergeRecord merge = changes.reader().get(MergeFields.TYPE, id.value());
          if (merge.isUndone()) {
            throw new ConflictException("The merge " + id + " was undone already.");
          }
          return separated(changes, merge);
        });
  }

  private List<Customer> separated(ChangeSet changes, MergeRecord merge) {
    EntityJson json = json();
    Customer survivor = changes.whole(CustomerFields.TYPE, merge.survivorId().value());
    if (survivor.mergedInto() != null) {
      throw new ConflictException(
          "E_MERGED_ALREADY",
          "%s was itself merged into %s later. Undo that merge first."
              .formatted(survivor.id(), survivor.mergedInto()));
    }
    refuseOutOfOrder(changes, merge, json.read(type(), merge.survivorAfter()));
    participants.undo(merge, mergedCustomers(merge.survivorId(), merge.loserIds()));
    List<Customer> losersBefore =
        merge.losersBefore().stream().map(text -> json.read(type(), text)).toList();
    Separation separation =
        new Separation(
            type(),
            json.read(type(), merge.survivorBefore()),
            json.read(type(), merge.survivorAfter()),
            survivor,
            losersBefore,
            merge);
    List<Customer> result = new ArrayList<>();
    result.add(changes.update(CustomerFields.TYPE, separation.survivor()));
    for (Customer loser : losersBefore) {
      Customer emptied = changes.kept(CustomerFields.TYPE, loser.id().value());
      Customer restored = separation.loser(loser.id());
      Revision revision =
          new Revision(
              emptied.revision().version(),
              loser.revision().createdAt(),
              loser.revision().updatedAt(),
              loser.revision().archivedAt());
      result.add(changes.updateKept(CustomerFields.TYPE, restored.stored(loser.id(), revision)));
    }
    references().moveBack(changes, merge.repointed(), survivor.id());
    Standing.again(changes, moved(merge, ConsentFields.TYPE));
    changes.update(MergeFields.TYPE, undone(merge, changes));
    return result;
  }

  private static List<UUID> moved(MergeRecord merge, EntityType<?> type) {
    return merge.repointed().stream()
        .filter(one -> one.entity().equals(type.name()))
        .map(one -> UUID.fromString(one.entityId()))
        .toList();
  }

  /** A later merge was made from what this one left, so it has to be undone first. */
  private void refuseOutOfOrder(ChangeSet changes, MergeRecord merge, Customer after) {
    changes
        .reader()
        .scan(
            MergeFields.TYPE,
            Conditions.all(
                Conditions.equal(MergeFields.SURVIVOR_ID, merge.survivorId().value()),
                Conditions.missing(MergeFields.UNDONE_AT)),
            other -> {
              if (isYounger(other, merge, after)) {
                throw new ConflictException(
                    "The merge %s of the same customer is younger. Undo that merge first."
                        .formatted(other.id()));
              }
            });
  }

  /** Versions only grow, while ids and times go back when the clock is set back. */
  private boolean isYounger(MergeRecord other, MergeRecord merge, Customer after) {
    int versions =
        Long.compare(
            json().read(type(), other.survivorAfter()).revision().version(),
            after.revision().version());
    return versions > 0
        || (versions == 0 && FieldType.ID.compare(other.id().value(), merge.id().value()) > 0);
  }

  private static MergeRecord undone(MergeRecord merge, ChangeSet changes) {
    return new MergeRecord(
        merge.id(),
        merge.survivorId(),
        merge.loserIds(),
        merge.mergedAt(),
        merge.mergedBy(),
        merge.reason(),
        merge.survivorBefore(),
        merge.survivorAfter(),
        merge.losersBefore(),
        merge.origins(),
        merge.repointed(),
        merge.participations(),
        changes.now(),
        merge.revision());
  }

  /** Returns the merges in which a customer survived, the oldest first, undone ones included. */
  public List<MergeRecord> of(CustomerId survivor) {
    return gateway.read(
        reader -> {
          reader.get(CustomerFields.TYPE, survivor.value());
          if (!reader.concealed(CustomerFields.TYPE).isEmpty()) {
            throw new AccessDeniedException(
                "Merges show whole cards, and %s may not see every field of a customer."
                    .formatted(gateway.actor().name()));
          }
          return reader.list(
              MergeFields.TYPE,
              Conditions.equal(MergeFields.SURVIVOR_ID, survivor.value()),
              10_000);
        });
  }

  private Customer load(ChangeSet changes, CustomerId id) {
    Customer customer = changes.whole(CustomerFields.TYPE, id.value());
    if (customer.mergedInto() != null) {
      throw new ConflictException(
          "E_MERGED_ALREADY",
          "%s was already merged into %s.".formatted(id, customer.mergedInto()));
    }
    return customer;
  }

  private static void checkIds(CustomerId survivor, List<CustomerId> losers) {
    if (losers.isEmpty()) {
      throw new InvalidInputException("A merge needs at least one customer besides the survivor.");
    }
    Set<CustomerId> seen = new HashSet<>(Set.of(survivor));
    for (CustomerId loser : losers) {
      if (!seen.add(loser)) {
        throw new InvalidInputException(
            "E_MERGE_SELF", "The customer " + loser + " cannot be merged with itself.");
      }
    }
  }

  private static void checkKinds(Customer keeper, List<Customer> others) {
    for (Customer other : others) {
      if (other.kind() != keeper.kind()) {
        throw new InvalidInputException(
            "E_MERGE_KIND",
            "%s is %s and %s is %s: only customers of one kind can be merged."
                .formatted(keeper.id(), keeper.kind(), other.id(), other.kind()));
      }
    }
  }

  private References references() {
    return new References(gateway.engine().catalogue(), json());
  }

  private EntityJson json() {
    return gateway.engine().json();
  }

  private EntityType<Customer> type() {
    return gateway.engine().catalogue().entity(CustomerFields.TYPE);
  }
}
