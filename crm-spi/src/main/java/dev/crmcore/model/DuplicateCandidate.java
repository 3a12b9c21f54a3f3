package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that may be one, kept until a person has looked at them.
 *
 * @param id the identity
 * @param leftId the one
 * @param rightId the other
 * @param probability that they are one, 0 to 1
 * @param expectedValue what a look is worth: the higher, the sooner it should be taken
 * @param foundAt when a scan or an import found them first
 * @param importRun the import that found them first, or null
 * @param revision the bookkeeping
 */
public record DuplicateCandidate(
    DuplicateCandidateId id,
    CustomerId leftId,
    CustomerId rightId,
    BigDecimal probability,
    BigDecimal expectedValue,
    Instant foundAt,
    @Nullable ImportRunId importRun,
    Revision revision) {
  /** Checks that what cannot be missing is there, and brings the numbers to their shortest form. */
  public DuplicateCandidate {
    requireNonNull(id, "id");
    requireNonNull(leftId, "leftId");
    requireNonNull(rightId, "rightId");
    requireNonNull(foundAt, "foundAt");
    requireNonNull(revision, "revision");
    probability = shortest(requireNonNull(probability, "probability"));
    expectedValue = shortest(requireNonNull(expectedValue, "expectedValue"));
  }

  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Returns this pair as a later scan rates it. */
  public DuplicateCandidate rated(BigDecimal newProbability, BigDecimal newExpectedValue) {
    return new DuplicateCandidate(
        id, leftId, rightId, newProbability, newExpectedValue, foundAt, importRun, revision);
  }

  /** Returns this pair as found by an import, or by none. */
  public DuplicateCandidate foundBy(@Nullable ImportRunId run) {
    return new DuplicateCandidate(
        id, leftId, rightId, probability, expectedValue, foundAt, run, revision);
  }
}
