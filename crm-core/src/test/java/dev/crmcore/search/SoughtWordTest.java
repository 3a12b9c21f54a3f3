package dev.crmcore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoughtWordTest {
  @Test
  void hugeWordsOfRecordsCostNoMoreThanOthers() {
    SoughtWord word = SoughtWord.of("ivan").spelled();
    PlacedWord huge = PlacedWord.of("x".repeat(20_000)).get(0);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 1_000; i++) {
            assertThat(word.match(huge)).isNull();
          }
        });
  }
}
