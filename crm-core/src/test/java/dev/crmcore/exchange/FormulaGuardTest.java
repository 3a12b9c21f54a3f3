package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1",
        "+7",
        "-10",
        "@x",
        "\t=1",
        "\u00A0=1",
        "\u200B+1",
        "＝1",
        "\uFEFF@a",
        "'=1",
        "''-",
        "\r=",
        "\0=",
        " =1",
        "\u202E=1"
      })
  void whatMayBeAFormulaIsEscaped(String text) {
    assertThat(FormulaGuard.escape(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "a=1", "'abc", "O'Neil", "1+1", "ё"})
  void otherTextStays(String text) {
    assertThat(FormulaGuard.escape(text)).isEqualTo(text);
  }

  @Property(tries = 5_000)
  void whatIsEscapedComesBack(@ForAll("cells") String text) {
    assertThat(FormulaGuard.unescape(FormulaGuard.escape(text))).isEqualTo(text);
    assertThat(FormulaGuard.escape(text)).doesNotStartWith("=").doesNotStartWith("@");
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.strings()
        .withChars('\'', '=', '+', '-', '@', ' ', '\t', '\u00A0', '\u200B', '＝', 'a', '1', '\0')
        .ofMaxLength(8);
  }
}
