package dev.crmcore.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet.
 *
 * @param number as the sheet shows it, from 1
 * @param cells from the first column on; those that are not there are empty
 * @param failedColumn the place, from 0, of the first cell that cannot be used, or -1
 * @param failure why it cannot, or null
 */
record SheetRow(long number, List<String> cells, int failedColumn, @Nullable String failure) {
  boolean isBlank() {
    return failure == null && cells.stream().allMatch(String::isBlank);
  }
}
