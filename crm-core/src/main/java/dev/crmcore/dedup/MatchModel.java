package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;
import java.util.Locale;

/**
 * What the engine believes about the fields: how often each level of agreement occurs among records
 * that are the same and among random ones (Fellegi and Sunter, 1969).
 *
 * <p>Immutable.
 *
 * @param version format of the model
 * @param fields the compared aspects
 * @param priorWeight evidence in bits before anything is compared: the base-2 logarithm of the odds
 *     that two random records are the same
 * @since 0.1
 */
public record MatchModel(int version, List<Field> fields, double priorWeight) {
  /** Current format. */
  public static final int VERSION = 1;

  /** Copies the list. */
  public MatchModel {
    fields = List.copyOf(fields);
  }

  /**
   * One compared aspect.
   *
   * @param name the column or columns
   * @param role their role
   * @param levels the levels of agreement, best first
   */
  public record Field(String name, FieldRole role, List<Level> levels) {
    /** Copies the list. */
    public Field {
      levels = List.copyOf(levels);
    }
  }

  /**
   * One level of agreement.
   *
   * @param name what it means
   * @param matchShare share among records that are the same, 0 to 1
   * @param chanceShare share among random records, 0 to 1
   */
  public record Level(String name, double matchShare, double chanceShare) {
    /** Evidence in bits: positive speaks for the same. */
    public double weight() {
      return Frequencies.log2(matchShare / chanceShare);
    }
  }

  /** Writes the model as JSON, fields and levels in order. */
  public String toJson() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "{\"version\":%d,\"priorWeight\":%.4f,\"fields\":[",
            version,
            priorWeight));
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      out.append(f == 0 ? "" : ",")
          .append("{\"name\":\"")
          .append(field.name().replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\",\"role\":\"")
          .append(field.role())
          .append("\",\"levels\":[");
      for (int l = 0; l < field.levels().size(); l++) {
        Level level = field.levels().get(l);
        out.append(
            String.format(
                Locale.ROOT,
                "%s{\"name\":\"%s\",\"match\":%.6g,\"chance\":%.6g}",
                l == 0 ? "" : ",",
                level.name(),
                level.matchShare(),
                level.chanceShare()));
      }
      out.append("]}");
    }
    return out.append("]}").toString();
  }
}
