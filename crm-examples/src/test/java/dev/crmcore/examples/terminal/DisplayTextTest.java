package dev.crmcore.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  @ParameterizedTest
  @CsvSource({
    "Ada, 3",
    "Вологда, 7",
    "王小明, 6",
    "王 Ming, 7",
    "e\u0301, 1",
    "カナ, 4",
    "ﾊﾝ, 2",
    "'', 0"
  })
  void widthIsCountedInColumns(String text, int columns) {
    assertThat(DisplayText.width(text)).isEqualTo(columns);
  }

  @Test
  void paddingFillsUpToTheSameColumnInEveryScript() {
    assertThat(DisplayText.padRight("王", 4) + "|").isEqualTo("王  |");
    assertThat(DisplayText.padRight("Аня", 4) + "|").isEqualTo("Аня |");
    assertThat(DisplayText.padLeft("12", 4)).isEqualTo("  12");
  }

  @Test
  void cuttingNeverGoesBeyondTheWidth() {
    assertThat(DisplayText.cut("Johanna", 7)).isEqualTo("Johanna");
    assertThat(DisplayText.cut("Johanna", 5)).isEqualTo("Joha…");
    assertThat(DisplayText.cut("王小明先生", 6)).isEqualTo("王小…");
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    assertThat(DisplayText.harmless("a\u001b[31mb\u0007\nc\u202Ed")).isEqualTo("a[31mb cd");
  }
}
