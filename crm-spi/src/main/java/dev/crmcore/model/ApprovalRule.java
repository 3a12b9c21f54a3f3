package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to approve before a deal enters a stage. Whoever is named by name, by role or by team
 * may; where nobody is named, everybody may.
 *
 * @param name the stable name, unique in its pipeline
 * @param stage the key of the stage
 * @param condition for which deals, in the text form of conditions, such as {@code "amount >= 10000
 *     EUR"}; null for all. An amount in one currency says nothing of deals in others, so say it for
 *     each: {@code "amount >= 10000 EUR or amount >= 11000 USD"}
 * @param users who may approve, by name
 * @param roles who may, by role
 * @param teams who may, by team
 * @param needed how many have to, 1 or more
 * @param fourEyes whether it must be somebody else than who asked
 * @param expiresAfterDays after how many days of 24 hours from the asking an approval is worth
 *     nothing; null for never
 * @param thenMoves whether the last approval moves the deal, if nothing else is in the way
 */
public record ApprovalRule(
    String name,
    String stage,
    @Nullable String condition,
    List<String> users,
    List<String> roles,
    List<String> teams,
    long needed,
    boolean fourEyes,
    @Nullable Long expiresAfterDays,
    boolean thenMoves) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public ApprovalRule {
    requireNonNull(name, "name");
    requireNonNull(stage, "stage");
    users = List.copyOf(users);
    roles = List.copyOf(roles);
    teams = List.copyOf(teams);
  }

  /** Returns a rule by which one person, other than who asks, has to approve every deal. */
  public static ApprovalRule of(String name, String stage) {
    return new ApprovalRule(
        name, stage, null, List.of(), List.of(), List.of(), 1, true, null, false);
  }

  /** Returns this rule for some deals only. */
  public ApprovalRule when(@Nullable String text) {
    return new ApprovalRule(
        name, stage, text, users, roles, teams, needed, fourEyes, expiresAfterDays, thenMoves);
  }

  /** Returns this rule with users who may approve. */
  public ApprovalRule byUsers(String... names) {
    return by(List.of(names), roles, teams);
  }

  /** Returns this rule with roles that may approve. */
  public ApprovalRule byRoles(String... names) {
    return by(users, List.of(names), teams);
  }

  /** Returns this rule with teams that may approve. */
  public ApprovalRule byTeams(String... names) {
    return by(users, roles, List.of(names));
  }

  private ApprovalRule by(List<String> people, List<String> parts, List<String> groups) {
    return new ApprovalRule(
        name,
        stage,
        condition,
        people,
        parts,
        groups,
        needed,
        fourEyes,
        expiresAfterDays,
        thenMoves);
  }

  /** Returns this rule with how many have to approve. */
  public ApprovalRule needing(long people) {
    return new ApprovalRule(
        name, stage, condition, users, roles, teams, people, fourEyes, expiresAfterDays, thenMoves);
  }

  /** Returns this rule, by which whoever asks may approve, too. */
  public ApprovalRule alsoByTheAsking() {
    return new ApprovalRule(
        name, stage, condition, users, roles, teams, needed, false, expiresAfterDays, thenMoves);
  }

  /** Returns this rule with the days after which an approval is worth nothing. */
  public ApprovalRule expiringAfter(@Nullable Long days) {
    return new ApprovalRule(
        name, stage, condition, users, roles, teams, needed, fourEyes, days, thenMoves);
  }

  /**
   * Returns this rule, by which the last approval moves the deal: whoever asks must be allowed to
   * change deals, and whoever approves need not be.
   */
  public ApprovalRule andMove() {
    return new ApprovalRule(
        name, stage, condition, users, roles, teams, needed, fourEyes, expiresAfterDays, true);
  }
}
