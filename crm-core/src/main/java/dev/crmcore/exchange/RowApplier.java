package dev.crmcore.exchange;

import dev.crmcore.gateway.ChangeSet;
import java.util.List;

/** Makes records of rows. */
interface RowApplier {
  /** Applies some rows within a change-set and says what became of each. */
  Tally apply(ChangeSet changes, List<Row> rows);

  /** Tells whether two rows make one record, so that they must be applied together. */
  default boolean areOne(Row row, Row next) {
    return false;
  }
}
