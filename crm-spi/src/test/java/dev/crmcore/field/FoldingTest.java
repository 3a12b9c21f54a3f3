package dev.crmcore.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final int SURROGATES = 0xD800;
  private static final int AFTER_SURROGATES = 0xE000;

  @Nested
  class Fold {
    @Test
    void isIdempotentOnEveryCodePoint() {
      eachCodePoint(
          text -> {
            String once = Folding.fold(text);
            assertSame(text, Folding.fold(once), once);
          });
    }

    @Test
    void isIdempotentOnEveryLetterBetweenLettersAndMarks() {
      eachLetter(
          text -> {
            String once = Folding.fold("Σ" + text + "\u0301\u0345");
            assertSame(text, Folding.fold(once), once);
          });
    }

    @Test
    void ignoresCaseWidthAndLigatures() {
      assertThat(Folding.fold("АЛЁНА")).isEqualTo("алёна");
      assertThat(Folding.fold("ＦＵＬＬ")).isEqualTo("full");
      assertThat(Folding.fold("ﬁn")).isEqualTo("fin");
      assertThat(Folding.fold("A\u0308")).isEqualTo("ä").isEqualTo(Folding.fold("Ä"));
      assertThat(Folding.fold("ΣΊΣΥΦΟΣ")).isEqualTo(Folding.fold("σίσυφος"));
    }

    @Test
    void keepsAccentsSpacesAndLettersApart() {
      assertThat(Folding.fold("é")).isNotEqualTo(Folding.fold("e"));
      assertThat(Folding.fold("ё")).isNotEqualTo(Folding.fold("е"));
      assertThat(Folding.fold("anna ")).isNotEqualTo("anna");
      assertThat(Folding.fold("")).isEmpty();
    }

    @Test
    void doesNotDependOnTheLocale() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr"));
        assertThat(Folding.fold("ISTANBUL")).isEqualTo("istanbul");
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void takesALetterAndItsLowerCaseForOne() {
      eachLetter(
          text ->
              assertSame(text, Folding.fold(text.toLowerCase(Locale.ROOT)), Folding.fold(text)));
    }
  }

  @Nested
  class SearchForm {
    @Test
    void isIdempotentOnEveryAssignedCodePoint() {
      eachCodePoint(
          text -> {
            int point = text.codePointAt(0);
            if (Character.isDefined(point) && Character.getType(point) != Character.PRIVATE_USE) {
              String once = Folding.searchForm(text);
              assertSame(text, Folding.searchForm(once), once);
            }
          });
    }

    @Test
    void ignoresAccents() {
      assertThat(Folding.searchForm("Müller")).isEqualTo("muller");
      assertThat(Folding.searchForm("АЛЁНА")).isEqualTo("алена");
      assertThat(Folding.searchForm("Ça")).isEqualTo("ca");
    }
  }

  @Nested
  class Words {
    @Test
    void areRunsOfLettersAndDigitsInSearchForm() {
      assertThat(Folding.words("Anna-Мария O'Brien, 2nd"))
          .isEqualTo(List.of("anna", "мария", "o", "brien", "2nd"));
      assertThat(Folding.words("anna.petrova@example.org"))
          .isEqualTo(List.of("anna", "petrova", "example", "org"));
      assertThat(Folding.words("陈小明 x")).isEqualTo(List.of("陈小明", "x"));
      assertThat(Folding.words("हिन्दी")).hasSize(1);
    }

    @Test
    void thereAreNoneInPunctuation() {
      assertThat(Folding.words(" %_*'\"- 🙂\n")).isEmpty();
      assertThat(Folding.words("")).isEmpty();
    }

    @Test
    void ofAWordAreTheWordItself() {
      eachLetter(
          text -> {
            for (String word : Folding.words("a" + text + "b")) {
              assertSame(text, String.join("|", Folding.words(word)), word);
            }
          });
    }
  }

  @Nested
  class CompareCodePoints {
    @Test
    void ordersAsUtf8BytesDo() {
      List<String> texts =
          List.of(
              "", "a", "A", "ab", "é", "я", "\uFFFD", "\uFF5E", "🙂", "🙃", "\uE000", "a🙂",
              "a\uFFFD");

      for (String left : texts) {
        for (String right : texts) {
          int bytes =
              Arrays.compareUnsigned(
                  left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
          assertThat(Integer.signum(Folding.compareCodePoints(left, right)))
              .as("%s and %s", left, right)
              .isEqualTo(Integer.signum(bytes));
        }
      }
    }
  }

  /** Compares without building a message each of the million times. */
  private static void assertSame(String codePoint, String actual, String expected) {
    if (!actual.equals(expected)) {
      assertThat(actual).as("U+%04X", codePoint.codePointAt(0)).isEqualTo(expected);
    }
  }

  /** Leaves out the many that nothing is done to: ideographs, private and unassigned ones. */
  private static void eachLetter(Consumer<String> test) {
    eachCodePoint(
        text -> {
          int point = text.codePointAt(0);
          boolean plain = Character.getType(point) == Character.PRIVATE_USE;
          if (Character.isDefined(point) && !plain && !Character.isIdeographic(point)) {
            test.accept(text);
          }
        });
  }

  private static void eachCodePoint(Consumer<String> test) {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < SURROGATES || point >= AFTER_SURROGATES) {
        test.accept(Character.toString(point));
      }
    }
  }
}
