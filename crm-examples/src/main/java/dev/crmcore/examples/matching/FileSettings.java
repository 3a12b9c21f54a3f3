package dev.crmcore.examples.matching;

import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.format.RecordReader;
import dev.crmcore.matching.FieldRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to match and how.
 *
 * @param files one file to find duplicates in, or two to link
 * @param id the column of ids, or null to number the rows
 * @param truth the column that says what a row is in truth, or null
 * @param roles the roles of columns that are given by hand
 * @param onlyKnown whether columns of unknown meaning stay out
 * @param model the model to match by, or null to fit one
 * @param options thresholds and rules
 * @param reading how a file is opened
 */
public record FileSettings(
    List<Path> files,
    @Nullable String id,
    @Nullable String truth,
    Map<String, String> roles,
    boolean onlyKnown,
    @Nullable MatchModel model,
    MatchOptions options,
    Opening reading) {
  /** Copies the collections. */
  public FileSettings {
    files = List.copyOf(files);
    roles = Map.copyOf(roles);
  }

  Map<String, FieldRole> parsedRoles() {
    Map<String, FieldRole> parsed = new LinkedHashMap<>();
    roles.forEach((column, role) -> parsed.put(column, RoleNames.parse(role, "The map")));
    return parsed;
  }

  /** Opens a file of records. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens it.
     *
     * @throws IOException if it cannot be read
     */
    RecordReader open(Path file) throws IOException;
  }
}
