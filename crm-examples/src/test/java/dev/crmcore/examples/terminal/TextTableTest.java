package dev.crmcore.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAlignedWhateverTheScript() {
    TextTable table =
        new TextTable(2)
            .words("name")
            .figures("orders")
            .row("Ольга Петрова", "7")
            .row("王小明", "1,200")
            .row("Ada", "");

    assertThat(table.lines())
        .containsExactly(
            "  name           orders", "  Ольга Петрова       7", "  王小明          1,200", "  Ada");
  }

  @Test
  void aTableWithoutTitlesHasNoLineForThem() {
    assertThat(new TextTable().words("").figures("").row("a", "1").lines()).containsExactly("a  1");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new TextTable().words("a").row("1", "2"))
        .hasMessage("a row has 2 cells for 1 columns");
  }
}
