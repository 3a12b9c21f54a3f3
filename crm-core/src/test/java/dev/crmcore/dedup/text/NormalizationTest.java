package dev.crmcore.dedup.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {
  @ParameterizedTest(name = "{0} and {1} have one key")
  @CsvSource({
    "Кузнецов, kuznecov",
    "Кузнецов, kuznetsov",
    "Семёнов, semenov",
    "Семёнов, Semyonov",
    "Юлия, Yuliya",
    "Юлия, Iuliia",
    "Юлия, Julija",
    "Алексеевич, Alekseevich",
    "Алексеевич, Alexeyevich",
    "Михаил, Mihail",
    "Щербаков, Shcherbakov",
    "Київ, Kyiv",
    "Нижний, Nizhnij",
    "Müller, muller",
    "Łukasz, lukasz",
  })
  void transliterationsHaveOneKey(String left, String right) {
    assertThat(SoundKey.of(TextFolding.fold(left))).isEqualTo(SoundKey.of(TextFolding.fold(right)));
  }

  @Test
  void keysOfKeysAreTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder word = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int c = 0; c < length; c++) {
        word.append(
            (char) (random.nextInt(4) == 0 ? 'а' + random.nextInt(33) : 'a' + random.nextInt(26)));
      }
      String folded = TextFolding.fold(word.toString());
      String key = SoundKey.of(folded);

      assertThat(TextFolding.fold(folded)).isEqualTo(folded);
      assertThat(SoundKey.of(key)).as("key of %s", folded).isEqualTo(key);
    }
  }

  @ParameterizedTest(name = "{0} is {1} ({2})")
  @CsvSource(
      delimiter = '|',
      value = {
        "ООО «Ромашка-Пром» | romashka prom | llc",
        "Общество с ограниченной ответственностью \"Ромашка\" | romashka | llc",
        "Romashka Ltd | romashka | llc",
        "Siemens Aktiengesellschaft | siemens | jsc",
        "Volkswagen Bank G.m.b.H. | volkswagen bank | llc",
        "FABERLIC EUROPE Sp. z o.o. | faberlic europe | llc",
        "华为技术有限公司 | 华为技术 | ''",
        "Procter & Gamble Co. | procter gamble | company",
        "ИП Сидоров | sidorov | sole",
        "Limited | limited | ''",
      })
  void legalFormsAreSetApart(String name, String words, String form) {
    OrganizationNameParts parts = OrganizationNameParts.parse(name);

    assertThat(String.join(" ", parts.words())).isEqualTo(words);
    assertThat(parts.legalForm()).isEqualTo(form);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1982-05-22, 19820522",
    "22.05.1982, 19820522",
    "5/22/1982, 19820522",
    "22/5/1982, 19820522",
    "19820522, 19820522",
    "Mar 1 1970, 19700301",
    "24-May-11, 20110524",
    "15-Mar-92, 19920315",
    "5 мая 1960, 19600500",
    "1999, 19990000",
    "1627-02-58, 16270258",
    "n/a, 0",
  })
  void datesAreReadInManyForms(String text, int packed) {
    int date = PartialDate.parse(text, true);

    assertThat(packed % 100 == 0 ? date / 100 * 100 : date).isEqualTo(packed);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "+7 (965) 615-17-86, 656151786",
    "8 965 615 17 86, 656151786",
    "89656151786, 656151786",
    "000000, ''",
    "+44 20 7946 0018 ext 12, 079460018",
    "1234567890, ''",
    "none, ''",
  })
  void phonesAreReducedToTheSubscriber(String text, String digits) {
    assertThat(PhoneDigits.of(text)).isEqualTo(digits);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Bob.Smith+news@GoogleMail.com, bobsmith@gmail.com",
    "'Maria Sentosa<msentosa@fmail.com>', msentosa@fmail.com",
    "none@none, ''",
    "no at sign, ''",
  })
  void mailboxesAreToldApart(String text, String address) {
    assertThat(EmailAddress.parse(text).toString()).isEqualTo(address);
  }

  @Test
  void addressesAreNumbersAndWords() {
    AddressParts english = AddressParts.parse("1515 Adela Ln.");
    AddressParts russian = AddressParts.parse("ул. Галкина, д. 95");

    assertThat(english).isEqualTo(AddressParts.parse("1515 Adela Lane"));
    assertThat(russian).isEqualTo(new AddressParts(List.of("95"), List.of("galkina")));
    assertThat(russian).isEqualTo(AddressParts.parse("ul. Galkina, d. 95"));
  }

  @Test
  void titlesAndGenerationsAreNotPartOfTheName() {
    assertThat(PersonNameParts.parse("Dr. Robert Smith Jr."))
        .isEqualTo(new PersonNameParts(List.of("robert", "smith"), "jr"));
    assertThat(PersonNameParts.parse("N/A").words()).isEmpty();
    assertThat(PersonNameParts.parse("张秀英").words()).containsExactly("zhang", "xiu", "ying");
    assertThat(PersonNameParts.parse("曾 单").words()).containsExactly("zeng", "shan");
  }

  @Test
  void innHasCheckDigits() {
    assertThat(TaxIds.isProven("7707083893")).isTrue();
    assertThat(TaxIds.isProven("7707083894")).isFalse();
    assertThat(TaxIds.isProven("DE136695976")).isTrue();
    assertThat(TaxIds.isProven("DE136695975")).isFalse();
    assertThat(TaxIds.isProven("136695976")).isFalse();
    assertThat(TaxIds.withoutPrefix("DE136695976")).isEqualTo("136695976");
    assertThat(TaxIds.withoutPrefix("7707083893")).isEqualTo("7707083893");
    assertThat(TaxIds.normalize("000000")).isEmpty();
  }
}
