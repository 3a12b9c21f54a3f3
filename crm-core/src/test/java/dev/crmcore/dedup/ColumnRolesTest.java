package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.FieldRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnRolesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "First Name, GIVEN_NAME",
    "surname, FAMILY_NAME",
    "ФИО, PERSON_NAME",
    "Отчество, MIDDLE_NAME",
    "Название организации, ORGANIZATION_NAME",
    "ИНН, TAX_ID",
    "Дата рождения, BIRTH_DATE",
    "date_of_birth, BIRTH_DATE",
    "公司名称, ORGANIZATION_NAME",
    "手机, PHONE",
    "billingCity, CITY",
    "Zip, POSTCODE",
    "ssn_number, IDENTIFIER",
    "unique_id, IGNORED",
    "occupation, TEXT",
  })
  void headersAreKnown(String header, FieldRole role) {
    assertThat(new ColumnRoles(false).recognize(List.of(header, "full name"), rows()))
        .startsWith(role);
  }

  @Test
  void valuesDecideWhereHeadersSayNothing() {
    List<List<String>> rows =
        List.of(
            List.of("bob@mail.org", "ООО Ромашка", "1990-01-02", "+1 (212) 555-0101"),
            List.of("ann@mail.org", "Acme Ltd", "1991-03-04", "+1 (212) 555-0102"));

    assertThat(new ColumnRoles(false).recognize(List.of("a", "b", "c", "d"), rows))
        .containsExactly(
            FieldRole.EMAIL, FieldRole.ORGANIZATION_NAME, FieldRole.DATE, FieldRole.PHONE);
  }

  @Test
  void unknownColumnsAreLeftOutOnDemand() {
    assertThat(new ColumnRoles(true).recognize(List.of("remarks", "email"), rows()))
        .containsExactly(FieldRole.IGNORED, FieldRole.EMAIL);
  }

  private static List<List<String>> rows() {
    return List.of(List.of("x1", "Ann Lee"), List.of("x2", "Bob Ray"));
  }
}
