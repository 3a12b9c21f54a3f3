package dev.crmcore.scoring;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a score is made: it begins somewhere, and each rule that holds adds its points. Every host
 * has its own idea of what is good; {@link #health()}, {@link #promise()} and {@link #lead()} are
 * beginnings. Immutable and safe for all threads.
 *
 * @param start where it begins, 0 to 100
 * @param rules the rules
 */
public record ScoreCard(int start, List<ScoreRule> rules) {
  /**
   * Copies the rules.
   *
   * @throws InvalidInputException if the beginning is not 0 to 100
   */
  public ScoreCard {
    if (start < 0 || start > 100) {
      throw new InvalidInputException(
          "A score goes from 0 to 100, so it cannot begin at " + start + ".");
    }
    rules = List.copyOf(rules);
  }

  /** Returns this card with a rule. */
  public ScoreCard with(String name, String condition, int points) {
    List<ScoreRule> more = new ArrayList<>(rules);
    more.add(new ScoreRule(name, condition, points));
    return new ScoreCard(start, more);
  }

  /** Returns a card for how well it goes with a customer. */
  public static ScoreCard health() {
    return new ScoreCard(60, List.of())
        .with("bought in the last 90 days", "purchases(last 90 days).count > 0", 15)
        .with(
            "bought before, but not for 180 days",
            "purchases.count > 0 and purchases(last 180 days).count = 0",
            -20)
        .with(
            "got in touch in the last 30 days",
            "interactions(last 30 days where direction = INBOUND).count > 0",
            10)
        .with(
            "was contacted three times in 90 days and gave no answer",
            "interactions(last 90 days where direction = OUTBOUND).count >= 3 and interactions(last 90 days where direction = INBOUND).count = 0",
            -15)
        .with(
            "was satisfied in the last 180 days",
            "surveys(last 180 days where outcome = POSITIVE).count > 0",
            15)
        .with(
            "was dissatisfied in the last 180 days",
            "surveys(last 180 days where outcome = NEGATIVE).count > 0",
            -25)
        .with(
            "has two open cases or more",
            "cases(where status in (NEW, OPEN, PENDING)).count >= 2",
            -10)
        .with(
            "has a case that was opened again",
            "cases(last 180 days where reopened > 0).count > 0",
            -10)
        .with("cannot be reached", "email is missing and phone is missing", -15);
  }

  /** Returns a card for how promising somebody is who has not bought yet. */
  public static ScoreCard promise() {
    return new ScoreCard(20, List.of())
        .with("can be reached by e-mail", "email is present", 10)
        .with("can be reached by telephone", "phone is present", 15)
        .with(
            "got in touch in the last 14 days",
            "interactions(last 14 days where direction = INBOUND).count > 0",
            25)
        .with(
            "got in touch twice in 30 days",
            "interactions(last 30 days where direction = INBOUND).count >= 2",
            10)
        .with("is an organisation", "kind = ORGANIZATION", 10)
        .with("was silent for 60 days", "interactions(last 60 days).count = 0", -15);
  }

  /** Returns a card for how promising a lead is. */
  public static ScoreCard lead() {
    return new ScoreCard(20, List.of())
        .with("can be reached by e-mail", "email is present", 10)
        .with("can be reached by telephone", "phone is present", 15)
        .with("names a company", "company is present", 10)
        .with("says what they want", "message is present", 10)
        .with("came in more than once", "times > 1", 15)
        .with("is a customer already", "customerId is present", 10)
        .with("came in during the last 14 days", "receivedAt in last 14 days", 10)
        .with("had no answer in time", "toldAt is present and respondedAt is missing", -10);
  }

  /**
   * Returns the score of something.
   *
   * @param holds tells of each rule whether it holds
   */
  public Score score(Predicate<ScoreRule> holds) {
    List<ScoreRule> held = new ArrayList<>(rules);
    held.removeIf(holds.negate());
    held.sort(Comparator.comparing(rule -> -Math.abs(rule.points())));
    int sum = start + held.stream().mapToInt(ScoreRule::points).sum();
    return new Score(Math.max(0, Math.min(100, sum)), start, held);
  }

  /**
   * Checks that every rule on customers can be read.
   *
   * @throws InvalidInputException if one cannot
   */
  public void requireValid(Catalogue catalogue) {
    requireValid(catalogue, CustomerFields.TYPE);
  }

  /**
   * Checks that every rule can be read.
   *
   * @param type what is scored
   * @throws InvalidInputException if one cannot
   */
  public void requireValid(Catalogue catalogue, EntityType<?> type) {
    ConditionText text = new ConditionText(catalogue);
    rules.forEach(rule -> text.parse(rule.condition(), type));
  }
}
