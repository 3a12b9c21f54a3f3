package dev.crmcore.dedup;

import dev.crmcore.dedup.RecordTable.Column;
import dev.crmcore.dedup.RecordTable.Kind;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers the values of one column. Not safe for use by several threads. */
final class ColumnBuilder {
  private final Kind kind;
  private final boolean ignored;
  private final StringDictionary dictionary = new StringDictionary();
  private int[] cells = new int[16];
  private int size;

  ColumnBuilder(Kind kind) {
    this.kind = kind;
    this.ignored = kind.role() == FieldRole.IGNORED;
  }

  /** Adds the value of the next record; null or blank is missing. */
  void add(@Nullable String value) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size * 2);
    }
    cells[size++] = value == null || ignored ? 0 : dictionary.intern(value.strip());
  }

  Column build() {
    return new Column(kind, dictionary, Arrays.copyOf(cells, size + RecordTable.GUESTS));
  }
}
