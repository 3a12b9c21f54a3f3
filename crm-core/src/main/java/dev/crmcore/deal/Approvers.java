package dev.crmcore.deal;

import dev.crmcore.catalogue.ApprovalDelegationFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalDelegation;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import dev.crmcore.team.Teams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may approve, for themselves or in the place of somebody. */
final class Approvers {
  private final Teams teams;

  Approvers(Teams teams) {
    this.teams = teams;
  }

  /** Returns whom a rule names, as people read it. */
  static List<String> names(ApprovalRule rule) {
    List<String> names = new ArrayList<>(rule.users());
    rule.roles().forEach(role -> names.add("role " + role));
    rule.teams().forEach(team -> names.add("team " + team));
    return names;
  }

  /**
   * Returns in whose place an actor decides: their own, if they may; else that of the first, by
   * name, who let them.
   *
   * @throws AccessDeniedException if they may not, or have decided already
   */
  String principal(
      Reader reader, Actor actor, ApprovalRule rule, ApprovalRequest request, Instant now) {
    String name = actor.name();
    if (request.votes().stream().anyMatch(vote -> vote.by().equals(name))) {
      throw new AccessDeniedException(
          "%s has decided about '%s' already; one person counts once."
              .formatted(name, rule.name()));
    }
    if (rule.fourEyes() && request.requestedBy().equals(name)) {
      throw new AccessDeniedException(
          "%s asked for '%s', so somebody else has to approve.".formatted(name, rule.name()));
    }
    return find(actor, rule, request, delegators(reader, name, now))
        .orElseThrow(
            () ->
                new AccessDeniedException(
                    "%s may not decide about '%s'; these may: %s."
                        .formatted(name, rule.name(), String.join(", ", names(rule)))));
  }

  /**
   * Tells whether an actor may decide now.
   *
   * @param delegators who lets them decide
   */
  boolean mayDecide(
      Actor actor, ApprovalRule rule, ApprovalRequest request, Set<String> delegators) {
    boolean own = rule.fourEyes() && request.requestedBy().equals(actor.name());
    return !own
        && request.votes().stream().noneMatch(vote -> vote.by().equals(actor.name()))
        && find(actor, rule, request, delegators).isPresent();
  }

  private Optional<String> find(
      Actor actor, ApprovalRule rule, ApprovalRequest request, Set<String> delegators) {
    boolean inRole = rule.roles().stream().anyMatch(actor.roles()::contains);
    if (isFree(actor.name(), rule, request) && (inRole || isNamed(actor.name(), rule))) {
      return Optional.of(actor.name());
    }
    return delegators.stream()
        .filter(one -> isFree(one, rule, request) && isNamed(one, rule))
        .findFirst();
  }

  /** Nobody decides twice, and with four eyes nobody about what they ask for. */
  private static boolean isFree(String user, ApprovalRule rule, ApprovalRequest request) {
    return request.votes().stream().noneMatch(vote -> vote.forWhom().equals(user))
        && !(rule.fourEyes() && request.requestedBy().equals(user));
  }

  /** The roles of somebody who does not act are not known, so they are let in by name or team. */
  private boolean isNamed(String user, ApprovalRule rule) {
    boolean anybody = rule.users().isEmpty() && rule.roles().isEmpty() && rule.teams().isEmpty();
    return anybody
        || rule.users().contains(user)
        || (!rule.teams().isEmpty() && teams.of(user).stream().anyMatch(rule.teams()::contains));
  }

  /** Returns who lets somebody decide in their place, by name. */
  static Set<String> delegators(Reader reader, String delegate, Instant now) {
    Set<String> delegators = new TreeSet<>();
    reader.scanUnseen(
        ApprovalDelegationFields.TYPE,
        Conditions.equal(ApprovalDelegationFields.DELEGATE, delegate),
        one -> {
          if (isInForce(one, now) && one.delegate().equals(delegate)) {
            delegators.add(one.delegator());
          }
        });
    return delegators;
  }

  private static boolean isInForce(ApprovalDelegation one, Instant now) {
    Instant end = one.endsAt();
    return !one.startsAt().isAfter(now) && (end == null || end.isAfter(now));
  }
}
