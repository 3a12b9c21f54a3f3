package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.MappedColumns.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMappingTest {
  private final TargetNames names = new CustomerTargets(CustomerFields.TYPE, new Conversions(null));

  private List<Column> columns(List<String> header, Map<String, String> explicit) {
    ColumnSamples none =
        new ColumnSamples(header.stream().map(column -> List.<String>of()).toList());
    return HeaderMapping.map(names, header, none, ImportMapping.of(explicit), null, 2).columns();
  }

  private List<@Nullable String> fields(List<String> header, Map<String, String> explicit) {
    return columns(header, explicit).stream().<@Nullable String>map(Column::field).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "first_name, givenName",
    "First Name, givenName",
    "GIVENNAME, givenName",
    "Имя, givenName",
    "名字, givenName",
    "Фамилия, familyName",
    "姓, familyName",
    "Отчество, middleName",
    "ФИО, fullName",
    "姓名, fullName",
    "Name, fullName",
    "PRIMARY_NAME_FULL, fullName",
    "E-mail, email",
    "Email Address, email",
    "EMAIL_ADDRESS, email",
    "Электронная почта, email",
    "Эл. почта, email",
    "邮箱, email",
    "email 2, email",
    "E-mail 1 - Value, email",
    "Work e-mail, email:work",
    "Телефон, phone",
    "Phone number, phone",
    "PHONE_NUMBER, phone",
    "手机, phone",
    "联系电话, phone",
    "Моб. телефон, phone",
    "Рабочий телефон, phone:work",
    "家庭电话, phone:home",
    "Home Phone, phone:home",
    "Telegram, messenger:telegram",
    "Website, web",
    "Город, address.city",
    "城市, address.city",
    "suburb, address.city",
    "Индекс, address.postalCode",
    "postcode, address.postalCode",
    "Адрес, address.street",
    "Страна, address.country",
    "DATE_OF_BIRTH, birthDate",
    "Дата рождения, birthDate",
    "生日, birthDate",
    "Компания, legalName",
    "公司名称, legalName",
    "ИНН, taxId",
    "税号, taxId",
    "№, externalId",
    "rec_id, externalId",
    "id, externalId",
    "Customer ID, externalId",
    "编号, externalId",
    "external_id:erp, externalId:erp",
    "Теги, tags",
    "标签, tags",
    "Примечание, notes",
    "备注, notes",
  })
  void headersAreKnownInThreeLanguages(String header, String field) {
    assertThat(fields(List.of(header), Map.of())).containsExactly(field);
  }

  @Test
  void theMostTellingOfSeveralIdsIsTheId() {
    assertThat(fields(List.of("id", "name", "external_id"), Map.of()))
        .containsExactly(null, "fullName", "externalId");
  }

  @Test
  void aNameBesideATaxNumberIsACompanys() {
    assertThat(fields(List.of("rec_id", "cluster", "name", "inn", "city"), Map.of()))
        .containsExactly("externalId", null, "legalName", "taxId", "address.city");
  }

  @Test
  void aSecondColumnForOneFieldIsListedNotMixed() {
    List<Column> columns = columns(List.of("surname", "last_name"), Map.of());

    assertThat(columns.get(1).isRead()).isFalse();
    assertThat(columns.get(1).reason()).contains("familyName");
  }

  @Test
  void aMapMayNameEveryKindOfField() {
    assertThat(
            fields(
                List.of("a", "b", "c", "d", "e", "f", "g"),
                Map.of(
                    "a",
                    "phone:work",
                    "b",
                    "address.city",
                    "c",
                    "owner",
                    "d",
                    "externalId:erp",
                    "e",
                    "company",
                    "f",
                    "-",
                    "g",
                    "fullName")))
        .containsExactly(
            "phone:work", "address.city", "owner", "externalId:erp", "legalName", null, "fullName");
  }

  @Test
  void networksAndMessengersMayBeNamed() {
    assertThat(fields(List.of("a", "b"), Map.of("a", "social:vk", "b", "messenger:telegram")))
        .containsExactly("social:vk", "messenger:telegram");
  }

  @Test
  void aMapIsChecked() {
    assertThatThrownBy(() -> columns(List.of("a"), Map.of("a", "givenNam")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean 'givenName'?");
    assertThatThrownBy(() -> columns(List.of("a"), Map.of("b", "givenName")))
        .hasMessageContaining("column 'b'");
    assertThatThrownBy(() -> columns(List.of("a"), Map.of("a", "version")))
        .hasMessageContaining("only the library sets");
  }
}
