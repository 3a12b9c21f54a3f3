package dev.crmcore.dedup;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.matching.FieldRole;
import java.util.List;

/**
 * What the engine believes about the fields: how often each level of agreement occurs among records
 * that are the same and among random ones (Fellegi and Sunter, 1969), and by how much people's
 * decisions have corrected that.
 *
 * <p>A run without a model starts from the shipped one and fits it to its data; {@link
 * MatchResult#model()} returns what came out. A run {@linkplain
 * Deduplicator#Deduplicator(MatchModel) with a model} takes its shares as they are, so that scores
 * mean the same next year. Only how many records are the same is estimated anew in every run. Kept
 * as JSON. Immutable.
 *
 * @param version format of the model
 * @param fields the compared aspects; an aspect that depends on others stands there once for each
 *     {@link Given}
 * @param priorWeight evidence in bits before anything is compared, in the data that the model was
 *     fitted to: the base-2 logarithm of the odds that two random records are the same
 * @param learnedWeight bits that decisions add to every pair; 0 if none were learnt from
 * @since 0.1
 */
public record MatchModel(
    int version, List<Field> fields, double priorWeight, double learnedWeight) {
  /** Current format. */
  public static final int VERSION = 1;

  /** Copies the list. */
  public MatchModel {
    fields = List.copyOf(fields);
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "the model has the format " + version + "; this is for " + VERSION);
    }
  }

  /**
   * What holds for the fields that an aspect depends on, such as the name for an address made of
   * it.
   */
  public enum Given {
    /** It depends on none, or they are missing. */
    NOTHING,
    /** They agree. */
    AGREEMENT,
    /** They differ. */
    DIFFERENCE
  }

  /**
   * One compared aspect.
   *
   * @param name the column or columns
   * @param role their role
   * @param given for what state of the fields it depends on the shares are
   * @param levels the levels of agreement, best first
   */
  public record Field(String name, FieldRole role, Given given, List<Level> levels) {
    /** Copies the list. */
    public Field {
      levels = List.copyOf(levels);
    }
  }

  /**
   * One level of agreement.
   *
   * @param name what it means
   * @param matchShare share among records that are the same, above 0, at most 1
   * @param chanceShare share among random records, above 0, at most 1
   * @param learnedWeight bits that decisions add; 0 if none were learnt from
   */
  public record Level(String name, double matchShare, double chanceShare, double learnedWeight) {
    /** Checks the ranges. */
    public Level {
      if (!isShare(matchShare) || !isShare(chanceShare) || !Double.isFinite(learnedWeight)) {
        throw new IllegalArgumentException(
            "the level '%s' has the shares %s and %s and the learnt weight %s; shares are above 0 and at most 1"
                .formatted(name, matchShare, chanceShare, learnedWeight));
      }
    }

    private static boolean isShare(double share) {
      return share > 0 && share <= 1;
    }

    /** Evidence in bits: positive speaks for the same. */
    public double weight() {
      return Frequencies.log2(matchShare / chanceShare) + learnedWeight;
    }
  }

  /** Returns the model as it was before decisions were learnt from. */
  public MatchModel withoutCorrections() {
    List<Field> uncorrected =
        fields.stream()
            .map(
                field ->
                    new Field(
                        field.name(),
                        field.role(),
                        field.given(),
                        field.levels().stream()
                            .map(l -> new Level(l.name(), l.matchShare(), l.chanceShare(), 0))
                            .toList()))
            .toList();
    return new MatchModel(version, uncorrected, priorWeight, 0);
  }

  /** Writes the model as one JSON object. Reading it gives an equal model. */
  public String toJson() {
    return MatchModelJson.write(this);
  }

  /**
   * Reads a model.
   *
   * @throws InvalidInputException with the code {@code E_MODEL} if the text is not a model of a
   *     format that this version knows; the message says where
   */
  public static MatchModel fromJson(String json) {
    return MatchModelJson.read(json);
  }
}
