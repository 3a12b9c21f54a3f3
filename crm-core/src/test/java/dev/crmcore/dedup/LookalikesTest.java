package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.MatchDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that share much and are not the same, and records that share little and are. */
class LookalikesTest {
  private static final FieldRole[] COMPANY = {
    FieldRole.ORGANIZATION_NAME,
    FieldRole.TAX_ID,
    FieldRole.PHONE,
    FieldRole.ADDRESS,
    FieldRole.CITY
  };

  private static RecordTable companies(String[]... rows) {
    RecordTable.Builder builder = RecordTable.builder();
    for (FieldRole role : COMPANY) {
      builder.column(role.name(), role);
    }
    for (int i = 0; i < rows.length; i++) {
      builder.add(Integer.toString(i), rows[i]);
    }
    return builder.build();
  }

  private static String[] company(String... values) {
    return values;
  }

  private static MatchResult run(RecordTable table) {
    return new Deduplicator().run(table, MatchOptions.defaults());
  }

  @Test
  void branchesBehindOneSwitchboardStayApart() {
    MatchResult result =
        run(
            companies(
                company("Carole Center Angelita", "", "312 521 1600", "6447 S Knox Ave", "Chicago"),
                company("Carole Center Rhonda", "", "312 521 1600", "3826 W 85th St", "Chicago"),
                company("Carole Center Mary", "", "312 521 1600", "5418 W Jackson St", "Chicago"),
                company("Carole Center Delondia", "", "312 521 1600", "2252 S Park Ave", "Chicago"),
                company("Erie House", "", "312 432 2213", "1347 W Erie St", "Chicago"),
                company("Erie House Inc", "", "312 432 2213", "1347 West Erie Street", "Chicago")));

    assertThat(result.clusterCount()).isEqualTo(5);
    assertThat(result.cluster(4)).isEqualTo(result.cluster(5));
  }

  @Test
  void twoTaxIdsAreTwoCompanies() {
    MatchResult result =
        run(
            companies(
                company("ООО Вега", "7707083893", "+7 495 123-45-67", "ул. Ленина, 5", "Москва"),
                company("ООО Вега", "7736050003", "+7 495 123-45-67", "ул. Ленина, 5", "Москва"),
                company("Вега", "7707083893", "", "ул. Ленина, д. 5", "Москва")));

    assertThat(result.cluster(0)).isEqualTo(result.cluster(2)).isNotEqualTo(result.cluster(1));
    assertThat(result.pairs(MatchDecision.MATCH))
        .allSatisfy(pair -> assertThat(List.of(pair.leftId(), pair.rightId())).doesNotContain("1"));
    assertThat(result.explain(0, 1).toText()).contains("contradiction");
  }

  @Test
  void numbersForValueAddedTaxTellCompaniesApart() {
    MatchResult result =
        run(
            companies(
                company("Vega GmbH", "DE136695976", "+49 221 123456", "Lindenallee 5", "Köln"),
                company("Vega GmbH", "DE811128135", "+49 221 123456", "Lindenallee 5", "Köln"),
                company("Vega", "136 695 976", "", "Lindenallee 5", "Köln")));

    assertThat(result.cluster(0)).isEqualTo(result.cluster(2)).isNotEqualTo(result.cluster(1));
    assertThat(result.explain(0, 1).toText()).contains("different, both valid");
    assertThat(result.explain(0, 2).rules()).contains("TAX_ID");
  }

  @Test
  void aFamilyIsExplainedByBelongingTogether() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("given", FieldRole.GIVEN_NAME)
            .column("family", FieldRole.FAMILY_NAME)
            .column("birth", FieldRole.BIRTH_DATE)
            .column("phone", FieldRole.PHONE)
            .column("street", FieldRole.ADDRESS);
    for (String[] row : SamplePeople.strangers(200, 3)) {
      builder.add(row[3], row[0], row[1], row[2], row[4], row[5]);
    }
    RecordTable table =
        builder
            .add("father", "Edward", "Kusha", "1970-03-01", "614 555 0100", "4 Poppy Hill")
            .add("daughter", "Sophia", "Kusha", "2001-01-13", "614 555 0100", "4 Poppy Hill")
            .build();
    MatchResult result = run(table);

    MatchExplanation why = result.explain(200, 201);

    assertThat(why.score().decision()).isNotEqualTo(MatchDecision.MATCH);
    assertThat(why.toText()).contains("related: may belong together");
  }

  @Test
  void anAddressOfManyCopiesIsNotACommonAddress() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("name", FieldRole.PERSON_NAME)
            .column("email", FieldRole.EMAIL)
            .column("birth", FieldRole.BIRTH_DATE);
    for (String[] row : SamplePeople.strangers(60, 5)) {
      builder.add(row[3], row[0] + " " + row[1], row[3], row[2]);
    }
    for (int copy = 0; copy < 8; copy++) {
      builder.add("a" + copy, "Anna Berg", "anna@berg.example", "");
    }
    MatchResult result = run(builder.build());

    assertThat(result.explain(60, 61).fields())
        .filteredOn(field -> field.field().equals("email"))
        .allSatisfy(field -> assertThat(field.frequencyEffect()).isGreaterThanOrEqualTo(0));
    assertThat(result.clusterCount()).isEqualTo(61);
  }

  @Test
  void chineseNamesMeetTheirPinyin() {
    MatchResult result =
        run(
            SamplePeople.namedStrangers()
                .add("1", "张秀英", "1931-02-04")
                .add("2", "Xiu Ying Zhang", "1931-02-04")
                .add("3", "王伟", "1997-09-14")
                .build());

    assertThat(result.cluster(60)).isEqualTo(result.cluster(61)).isNotEqualTo(result.cluster(62));
  }

  @Test
  void initialsOfGivenNameAndPatronymicAgreeWithBothInFull() {
    MatchResult result =
        run(
            SamplePeople.namedStrangers()
                .add("1", "Максимова Полина Сергеевна", "1978-08-18")
                .add("2", "Maksimova P. S.", "1978-08-18")
                .add("3", "P. S. Maksimova", "1978-08-18")
                .build());

    assertThat(result.cluster(60)).isEqualTo(result.cluster(61)).isEqualTo(result.cluster(62));
  }
}
