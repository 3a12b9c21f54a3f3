package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {
  @ParameterizedTest
  @CsvSource({
    "Юлия, ru, Iuliia, Yuliya, Yuliya",
    "Щербаков, ru, Shcherbakov, Scherbakov, Shcherbakov",
    "Юрий, ru, Iurii, Yury, Yuriy",
    "Ольга, ru, Olga, Olga, Ol'ga",
    "Фёдоров, ru, Fedorov, Fedorov, Fyodorov",
    "Хмельницький, uk, Khmelnytskyi, Hmelnytsky, Khmelnytskyy",
    "Ганна, uk, Hanna, Ganna, Hanna",
    "Smith 12, ru, Smith 12, Smith 12, Smith 12",
  })
  void severalSchemes(
      String text, String language, String passport, String everyday, String geographic) {
    assertThat(Transliteration.latin(text, language, 0)).isEqualTo(passport);
    assertThat(Transliteration.latin(text, language, 1)).isEqualTo(everyday);
    assertThat(Transliteration.latin(text, language, 2)).isEqualTo(geographic);
  }

  @Test
  void accentsAndUmlautsAreLeftOutOrSpelled() {
    assertThat(Transliteration.unaccented("Müßig Żółć Éloïse")).isEqualTo("Mussig Zolc Eloise");
    assertThat(Transliteration.spelledOut("Müßig Öl")).isEqualTo("Muessig Oel");
  }

  @Test
  void aUkrainianNameInRussianSpelling() {
    assertThat(Transliteration.russified("Їжакевич")).isEqualTo("Ижакевыч");
  }
}
