package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.FieldRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTableTest {
  /** More than are numbered at once. */
  private static final int ROWS = 10_000;

  @Test
  void keepsTheOrderOfRowsOverManyBatches() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("name", FieldRole.PERSON_NAME)
            .column("note", FieldRole.TEXT)
            .column("row", FieldRole.IGNORED);
    @Nullable String[] values = new String[3];
    for (int i = 0; i < ROWS; i++) {
      values[0] = "name " + i % 1000;
      values[1] = i % 7 == 0 ? null : " " + i;
      values[2] = "hidden";
      builder.add("id " + i, values);
    }

    RecordTable table = builder.build();

    assertThat(table.size()).isEqualTo(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(table.id(i)).isEqualTo("id " + i);
      assertThat(table.value(i, 0)).isEqualTo("name " + i % 1000);
      assertThat(table.value(i, 1)).isEqualTo(i % 7 == 0 ? "" : Integer.toString(i));
      assertThat(table.value(i, 2)).isEmpty();
    }
    assertThat(table.indexOf("id 4097")).isEqualTo(4097);
    assertThat(table.indexOf("id")).isEqualTo(-1);
  }
}
