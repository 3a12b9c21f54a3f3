package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anna Smith | | Anna | | Smith",
        "Anna Maria Smith | | Anna | Maria | Smith",
        "Smith, Anna Maria | | Anna | Maria | Smith",
        "SMITH, ANNA | | ANNA | | SMITH",
        "Dr. Ludwig van der Berg | Dr. | Ludwig | | van der Berg",
        "Martin King Jr. | | Martin | | King Jr.",
        "KUZNETSOVA Valentina | | Valentina | | KUZNETSOVA",
        "Madonna | | Madonna | |",
        "Семёнова Яна Дмитриевна | | Яна | Дмитриевна | Семёнова",
        "Яна Дмитриевна Семёнова | | Яна | Дмитриевна | Семёнова",
        "Иван Петрович | | Иван | Петрович |",
        "Иванов Пётр | | Пётр | | Иванов",
        "Пётр Иванов | | Пётр | | Иванов",
        "Kuznetsova Valentina Petrovna | | Valentina | Petrovna | Kuznetsova",
        "王小明 | | 小明 | | 王",
        "欧阳修文 | | 修文 | | 欧阳",
        "司马光 | | 光 | | 司马",
        "山田 太郎 | | 太郎 | | 山田",
      })
  void namesAreTakenApart(
      String text, String salutation, String given, String middle, String family) {
    assertThat(FullName.parse(text)).isEqualTo(new FullName(salutation, given, middle, family));
  }
}
