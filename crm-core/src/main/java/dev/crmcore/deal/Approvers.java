package dev.crmcore.deal;

import dev.crmcore.catalogue.ApprovalDelegationFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalDelegation;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalVote;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import dev.crmcore.team.Teams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may approve, for themselves or in the place of somebody. */
final class Approvers {
  private final Teams teams;

  Approvers(Teams teams) {
    this.teams = teams;
  }

  /** Returns whom a rule names, as people read it. */
  static List<String> names(ApprovalRule rule) {
    List<String> names = new ArrayList<>(rule.users());
    rule.roles().forEach(name -> names.add(role(name)));
    rule.teams().forEach(name -> names.add(team(name)));
    return names;
  }

  /**
   * Returns the approvals that count by a rule as it is now, which may be another than when they
   * were given: of who may approve by it, or was in a role or team that may.
   */
  List<ApprovalVote> counted(ApprovalRule rule, ApprovalRequest request) {
    String asking = request.requestedBy();
    return request.votes().stream()
        .filter(ApprovalVote::approves)
        .filter(
            vote ->
                !rule.fourEyes() || !(vote.by().equals(asking) || vote.forWhom().equals(asking)))
        .filter(
            vote ->
                isNamed(vote.forWhom(), rule)
                    || vote.capacities().stream().anyMatch(names(rule)::contains))
        .toList();
  }

  /**
   * Returns what an actor says: in their own place, if they may decide; else in that of the first,
   * by name, who let them.
   *
   * @throws AccessDeniedException if they may not, or have decided already
   */
  ApprovalVote vote(
      Reader reader,
      Actor actor,
      ApprovalRule rule,
      ApprovalRequest request,
      boolean approves,
      Instant now,
      @Nullable String comment) {
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
    String principal =
        find(actor, rule, request, delegators(reader, name, now))
            .orElseThrow(
                () ->
                    new AccessDeniedException(
                        "%s may not decide about '%s'; these may: %s."
                            .formatted(name, rule.name(), String.join(", ", names(rule)))));
    return new ApprovalVote(
        name, principal, capacities(actor, principal, rule), approves, now, comment);
  }

  /** The roles of somebody who does not act are not known, their teams are. */
  private List<String> capacities(Actor actor, String principal, ApprovalRule rule) {
    Stream<String> roles =
        actor.name().equals(principal)
            ? rule.roles().stream().filter(actor.roles()::contains)
            : Stream.empty();
    Set<String> known = rule.teams().isEmpty() ? Set.of() : teams.of(principal);
    return Stream.concat(
            roles.map(Approvers::role),
            rule.teams().stream().filter(known::contains).map(Approvers::team))
        .toList();
  }

  private static String role(String name) {
    return "role " + name;
  }

  private static String team(String name) {
    return "team " + name;
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
