package dev.crmcore.duplicates;

import dev.crmcore.catalogue.DuplicateCandidateFields;
import dev.crmcore.catalogue.DuplicateDecisionFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what somebody says about two customers, and what that overrules. */
final class Deciding {
  private final Gateway gateway;

  Deciding(Gateway gateway) {
    this.gateway = gateway;
  }

  DuplicateDecision decide(
      CustomerId left,
      CustomerId right,
      DuplicateVerdict verdict,
      @Nullable LocalDate until,
      @Nullable String note) {
    return gateway.change(
        Origin.of("duplicate.decide"),
        changes -> {
          Customer one = Customers.require(changes.reader(), left);
          Customer other = Customers.require(changes.reader(), right);
          checkPair(one, other);
          if (until == null) {
            leaveQueue(changes, one.id(), other.id());
          }
          return changes.create(
              DuplicateDecisionFields.TYPE,
              new DuplicateDecision(
                  DuplicateDecisionId.UNASSIGNED,
                  one.id(),
                  other.id(),
                  verdict,
                  until,
                  changes.actor(),
                  changes.now(),
                  note,
                  saidBefore(changes, one.id(), other.id()),
                  Revision.NEW));
        });
  }

  /** Who names no day wants to be asked when the next scan finds the pair again, if at all. */
  private static void leaveQueue(ChangeSet changes, CustomerId left, CustomerId right) {
    List<DuplicateCandidate> waiting = new ArrayList<>();
    List<UUID> both = List.of(left.value(), right.value());
    changes
        .reader()
        .scanUnseen(
            DuplicateCandidateFields.TYPE,
            Conditions.all(
                Conditions.in(DuplicateCandidateFields.LEFT_ID, both),
                Conditions.in(DuplicateCandidateFields.RIGHT_ID, both)),
            waiting::add);
    waiting.forEach(candidate -> changes.unlink(DuplicateCandidateFields.TYPE, candidate));
  }

  private static void checkPair(Customer one, Customer other) {
    if (one.id().equals(other.id())) {
      throw new InvalidInputException(
          "E_MERGE_SELF",
          "A decision is about two customers, and this is one: %s.".formatted(one.id()));
    }
    if (one.kind() != other.kind()) {
      throw new InvalidInputException(
          "E_MERGE_KIND", "A person and an organisation are never the same.");
    }
  }

  private static List<DuplicateDecisionId> saidBefore(
      ChangeSet changes, CustomerId left, CustomerId right) {
    return PairDecisions.among(changes.reader(), List.of(left, right)).on(left, right).stream()
        .map(DuplicateDecision::id)
        .toList();
  }
}
