package dev.crmcore.gateway;

import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;

/**
 * The digest of the lineage rows of one change-set, in the order of their ids. What it covers is
 * fixed for ever: other bytes would make every stored digest look tampered with. Not safe for other
 * threads.
 */
public final class LineageDigest {
  private final ContentDigest digest = new ContentDigest();
  private long rows;

  /** Adds the next row. */
  public void add(LineageEntry row) {
    rows++;
    digest
        .add(row.id().value())
        .add(row.changeSet().value())
        .add(row.entity())
        .add(row.entityId())
        .add(row.version())
        .add(row.at())
        .add(row.actor())
        .add(row.source())
        .add(row.changes().size());
    for (FieldChange change : row.changes()) {
      digest.add(change.field()).add(change.before()).add(change.after());
    }
  }

  /** Returns how many rows were added. */
  public long rows() {
    return rows;
  }

  /** Returns the digest of all rows, as 64 hexadecimal digits. Called once, at the end. */
  public String end() {
    return digest.end();
  }
}
