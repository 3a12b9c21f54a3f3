package dev.crmcore.format;

import org.jspecify.annotations.Nullable;

/**
 * What the caller declares about a file.
 *
 * @param separator what stands between cells of text, or null to find out
 * @param sheet the name of the sheet of a workbook, or null for the first
 */
public record ReadSettings(@Nullable Character separator, @Nullable String sheet) {
  /** Nothing is declared. */
  public static final ReadSettings NONE = new ReadSettings(null, null);
}
