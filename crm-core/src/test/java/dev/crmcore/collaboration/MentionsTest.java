package dev.crmcore.collaboration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "@anna | anna",
        "ask @anna. | anna",
        "(@anna-lena,@bob) | anna-lena bob",
        "@Анна и @bob_2! | Анна bob_2",
        "@anna @anna | anna",
        "@dr.no... | dr.no",
        "mail ada@example.com | ''",
        "@@anna | ''",
        "@ anna | ''",
        "@- | ''",
      })
  void namesAreFound(String text, String names) {
    assertThat(String.join(" ", Mentions.in(text))).isEqualTo(names);
  }

  @Test
  void quotedNamesHaveAnySigns() {
    assertThat(Mentions.in("@\"Anna Schmidt\" and @\"anna@example.com\", @\"\", @\"open"))
        .containsExactly("Anna Schmidt", "anna@example.com");
  }

  @Test
  void thereIsAMost() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(" @p").append(i);
    }
    assertThat(Mentions.in(text.toString())).hasSize(Mentions.MOST).contains("p0", "p49");
  }

  @Property
  void whateverIsWrittenNamesAreNeitherEmptyNorEndless(@ForAll String text) {
    Set<String> names = Mentions.in(text + " @anna " + text);
    assertThat(names).allMatch(name -> !name.isBlank() && name.length() <= 200);
    assertThat(List.copyOf(names)).hasSizeLessThanOrEqualTo(Mentions.MOST);
  }
}
