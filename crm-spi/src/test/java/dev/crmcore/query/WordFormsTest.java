package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NumberEnding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFormsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\"", "a'", "a*", "\u2190123", "a-b", "\uD83D", "🙂"})
  void whatIsNoWordIsRefused(String form) {
    assertThatThrownBy(() -> WordForms.ofWhole(Set.of(form)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> WordForms.ofBeginnings(Set.of(form)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new WordForms(Set.of(), Set.of(), Set.of(form)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anEndingIsMadeOfDigits() {
    assertThatThrownBy(() -> new WordForms(Set.of(), Set.of(), Set.of("12a")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'12a'");
    assertThat(NumberEnding.keyOf("1234567")).contains("\u21907654321");
    assertThat(NumberEnding.keyOf("123456")).isEmpty();
    assertThat(NumberEnding.keyOf("12345a7")).isEmpty();
    assertThat(NumberEnding.keyStart("67")).isEqualTo("\u219076");
  }

  @Test
  void aQueryOfATextHasEachOfItsWordsOnce() {
    assertThat(TextQuery.ofBeginnings("Anna, anna PETROVA"))
        .isEqualTo(
            new TextQuery(
                List.of(
                    WordForms.ofBeginnings(Set.of("anna")),
                    WordForms.ofBeginnings(Set.of("petrova")))));
    assertThat(TextQuery.ofBeginnings(" *").findsNothing()).isTrue();
  }
}
