package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How likely it is that a deal is won, and how one knows. The one that counts is what a person
 * said; else what was learnt, if the pipeline learns and the deal is open; else that of the stage.
 *
 * @param percent the one that counts, 0 to 100
 * @param source where it comes from
 * @param ofStage what the stage says, 0 to 100
 * @param learnt what became of other deals; null where the pipeline does not learn or the deal is
 *     closed
 * @param given what a person said; null where nobody did
 */
public record Chance(
    int percent, Source source, int ofStage, @Nullable Learnt learnt, @Nullable Given given) {
  /** Checks that the source is there. */
  public Chance {
    requireNonNull(source, "source");
  }

  /** Where a chance comes from. */
  public enum Source {
    /** A person said so. */
    GIVEN,
    /** It was learnt from what became of other deals. */
    LEARNT,
    /** The stage says so. */
    STAGE
  }

  /**
   * What became of deals that were ever in the stage and are closed now.
   *
   * @param percent {@code 100 × (won + weight × p) ÷ (reached + weight)}, p being the chance that
   *     the stage says; rounded half up
   * @param reached how many there are
   * @param won how many of them were won
   * @param weight for how many deals the chance of the stage stands
   */
  public record Learnt(int percent, long reached, long won, int weight) {}

  /**
   * What a person said.
   *
   * @param percent 0 to 100
   * @param by who; null where it was said before that was kept
   * @param at when; null likewise
   * @param reason why
   */
  public record Given(
      int percent, @Nullable String by, @Nullable Instant at, @Nullable String reason) {}
}
