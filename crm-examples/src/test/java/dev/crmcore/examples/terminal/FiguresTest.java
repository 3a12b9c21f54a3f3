package dev.crmcore.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void figuresLookTheSameEverywhere() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "match")).isEqualTo("1 match");
    assertThat(Figures.count(2, "match")).isEqualTo("2 matches");
    assertThat(Figures.count(0, "query")).isEqualTo("0 queries");
    assertThat(Figures.percent(0.98765)).isEqualTo("98.8 %");
    assertThat(Figures.seconds(1.234)).isEqualTo("1.23 s");
    assertThat(Figures.megabytes(1L << 30)).isEqualTo("1,024 MB");
    assertThat(Figures.rounded(0.12345, 3)).hasToString("0.123");
  }
}
