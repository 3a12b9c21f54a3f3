package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.dedup.NameAgreement.Reason;
import dev.crmcore.dedup.NameAgreement.WordPair;
import dev.crmcore.matching.FieldRole;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NameComparisonTest {
  private static final NameComparison PERSONS = NameComparison.of(FieldRole.PERSON_NAME);
  private static final NameComparison ORGANIZATIONS =
      NameComparison.of(FieldRole.ORGANIZATION_NAME);

  @Nested
  class Persons {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Greta Lindholm       | Lindholm, Greta           # in another order
            Greta Lindholm       | GretaLindholm             # without a gap
            Jean-Luc Perrault    | Jeanluc Perrault          # joined in part
            Greta Lindholm       | Greta Lindhohm            # one slip
            Robert Ashworth      | Bob Ashworth              # a short form
            Robert J. Ashworth   | R. Ashworth               # initials
            Robert John Ashworth | Robert Ashworth           # a middle name
            Dr. Robert Ashworth  | Mr Robert Ashworth        # titles
            Maria da Costa Lima  | Maria Costa Lima          # a particle
            Omar bin Rashid      | Omar ibn Rashid           # a particle of another spelling
            Семёнова Анна        | Anna Semyonova            # Cyrillic
            Щербаков Юрий Павлович | Yuriy Shcherbakov       # Cyrillic with a patronymic
            Юлія Коваленко       | Iuliia Kovalenko          # Ukrainian
            Νίκος Σταύρου        | Nikos Stavrou             # Greek
            ნინო ბერიძე          | Nino Beridze              # Georgian
            Արամ Սարգսյան        | Aram Sargsyan             # Armenian
            王小明               | Wang Xiaoming             # Chinese and its reading
            マリア・タナカ       | Maria Tanaka              # Katakana
            كريم منصور           | Karim Mansour             # Arabic
            דוד כהן              | David Kohen               # Hebrew
            """)
    void areOne(String left, String rightAndWhy) {
      assertThat(PERSONS.compare(left, beforeHash(rightAndWhy)).isSame()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Greta Lindholm       | Greta Sorensen            # another family name
            Greta Lindholm       | Astrid Lindholm           # another given name
            Greta Ann Lindholm   | Greta Berit Lindholm      # another middle name
            Greta A. Lindholm    | Greta B. Lindholm         # another initial
            Anna Lvovna Orlova   | Anna Petrovna Orlova      # another patronymic
            Greta                | Greta Lindholm            # a given name alone
            Robert Ashworth Jr.  | Robert Ashworth Sr.       # father and son
            Li Na                | Li Bo                     # short words have no slips
            王小明               | 王小朋                    # another character of a like sound
            كريم منصور           | Karim Haddad              # Arabic, another family name
            Анна Орлова          | Anna Gorbunova            # Cyrillic, another family name
            """)
    void areTwo(String left, String rightAndWhy) {
      assertThat(PERSONS.compare(left, beforeHash(rightAndWhy)).isSame()).isFalse();
    }
  }

  @Nested
  class Organizations {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Nordhafen GmbH          | Nordhafen                        # no legal form
            Nordhafen GmbH          | Nordhafen Gesellschaft mit beschränkter Haftung # spelled out
            Nordhafen Aktiengeselschaft | Nordhafen AG                 # a form with a slip
            Nordhafen 有限公司      | Nordhafen Ltd                    # a Chinese form
            The Lantern Company     | Lantern Co.                      # an article
            Hill & Dale Ltd         | Hill and Dale Limited            # and
            Lantern Works           | Lanternworks                     # joined
            Lantern Works           | Lantren Works                    # a slip
            Second Harbour Bank     | 2nd Harbour Bank                 # numbers in words
            Harbour Fund II         | Harbour Fund 2                   # numbers in Roman numerals
            U.N. Harbour Council    | United Nations Harbour Council   # initials
            Harbour Mfg Intl        | Harbour Manufacturing International # abbreviations
            ООО «Северный Ветер»    | Severny Veter LLC                # Cyrillic
            شركة النور              | Sharikat Nur                     # Arabic
            """)
    void areOne(String left, String rightAndWhy) {
      assertThat(ORGANIZATIONS.compare(left, beforeHash(rightAndWhy)).isSame()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            Lantern Foods Ltd       | Lantern Motors Ltd               # another trade
            Lantern Foods (France)  | Lantern Foods (Spain)            # another place
            Lantern Foods           | Lantern Foods Spain              # a place more
            Harbour Fund II         | Harbour Fund III                 # another number
            Harbour Fund 2024-1     | Harbour Fund 2025-1              # another year
            Harbour School 12       | Harbour School                   # a number more
            KLM Timber              | KRT Timber                       # other initials
            ООО «Северный Ветер»    | ООО «Южный Ветер»                # Cyrillic, another word
            """)
    void areTwo(String left, String rightAndWhy) {
      assertThat(ORGANIZATIONS.compare(left, beforeHash(rightAndWhy)).isSame()).isFalse();
    }
  }

  private static String beforeHash(String text) {
    return text.substring(0, text.indexOf('#')).strip();
  }

  @Test
  void saysWhichWordsFoundEachOther() {
    NameAgreement agreement = PERSONS.compare("Bob Henry Lindholm", "Lindhohm, Robert");

    assertThat(agreement.words())
        .containsExactly(
            new WordPair("bob", "robert", Reason.SHORT_FORM),
            new WordPair("lindholm", "lindhohm", Reason.SLIP),
            new WordPair("henry", "", Reason.ALONE));
    assertThat(agreement.score()).isBetween(0.5, 0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "Robert Henry Ashworth, Bob Ashwort",
    "Greta Lindholm, Greta Sorensen",
    "Aba Abab, Abab Abac Aba",
    "王小明, Wang Xiaoming"
  })
  void doesNotDependOnWhichNameComesFirst(String left, String right) {
    NameAgreement there = PERSONS.compare(left, right);
    NameAgreement back = PERSONS.compare(right, left);

    assertThat(back.score()).isEqualTo(there.score()).isBetween(0.0, 1.0);
    assertThat(back.words()).hasSameSizeAs(there.words());
  }

  @Test
  void aNameWithoutLettersIsLikeNoOther() {
    assertThat(PERSONS.compare("", "").score()).isZero();
    assertThat(PERSONS.compare("?!", "Greta").score()).isZero();
    assertThat(ORGANIZATIONS.compare("", "Lantern").score()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = FieldRole.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PERSON_NAME", "ORGANIZATION_NAME"})
  void refusesOtherRoles(FieldRole role) {
    assertThatThrownBy(() -> NameComparison.of(role))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(role + " is not a whole name; use PERSON_NAME or ORGANIZATION_NAME");
  }
}
