package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.duplicates.DuplicateIndex;
import dev.crmcore.duplicates.DuplicateReview;
import dev.crmcore.duplicates.Duplicates;
import dev.crmcore.duplicates.ReviewQueue;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import that asks the search for duplicates whom a row is about. */
class ImportLookalikesTest {
  private static final String HEADER = "id,first name,last name,birth date,email,phone";
  private static final String[] NAMES = {
    "Otto", "Karl", "Vera", "Nora", "Emil", "Ruth", "Paul", "Ida", "Hugo", "Lena", "Jonas", "Maja"
  };

  private final Desk desk = new Desk();
  private DuplicateIndex index;

  @BeforeEach
  void fill() {
    for (int i = 0; i < 60; i++) {
      String given = NAMES[i % NAMES.length];
      desk.customers.create(
          Person.builder()
              .givenName(given)
              .familyName(NAMES[(i * 7 + 3) % NAMES.length] + "sen" + (char) ('a' + i % 26))
              .birthDate(LocalDate.of(1940 + i, 1 + i % 12, 1 + i % 28))
              .email(given + i + "@mail.example")
              .build());
    }
    desk.customers.create(
        Person.builder()
            .givenName("Anna")
            .familyName("Berglund")
            .birthDate(LocalDate.of(1980, 2, 3))
            .email("anna@berglund.example")
            .phone("+7 912 345-67-89")
            .build());
    index = new Duplicates(desk.gateway, CustomerMatching.defaults()).index();
  }

  private ImportReport run(String... rows) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    return desk.imports.run(Desk.csv(lines.toArray(String[]::new)), Desk.SHOP.matchBy(index));
  }

  private Person anna() {
    return (Person) desk.get("s-1");
  }

  @Test
  void aRowThatLooksLikeACustomerChangesIt() {
    ImportReport report =
        run("s-1,Anna,Berglund,1980-02-03,,8 (912) 345-67-89", "s-2,Nobody,Known,1999-09-09,,");

    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.created()).isEqualTo(1);
    assertThat(desk.all()).hasSize(62);
    assertThat(anna().contactPoints())
        .extracting(ContactPoint::normalized)
        .contains("anna@berglund.example");
  }

  @Test
  void withoutTheIndexItWouldStandTwice() {
    ImportReport report = desk.run(HEADER, "s-1,Anna,Berglund,1980-02-03,,8 (912) 345-67-89");

    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void oneWhoSharesTheAddressButNotTheNameIsAnother() {
    ImportReport report = run("s-1,Gustav,Berglund,2008-07-01,,8 (912) 345-67-89");

    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void rowsOfOneFileAreComparedWithEachOther() {
    ImportReport report =
        run(
            "s-8,Wilhelmine,Ackermann,1955-05-05,wilhelmine@ackermann.example,",
            "s-9,Ackermann,Wilhelmine,1955-05-05,wilhelmine@ackermann.example,");

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.updated()).isEqualTo(1);
    assertThat(desk.get("s-8").id()).isEqualTo(desk.get("s-9").id());
  }

  @Test
  void theNextFileFindsWhomTheFirstBrought() {
    run("s-8,Wilhelmine,Ackermann,1955-05-05,wilhelmine@ackermann.example,");

    ImportReport second =
        desk.imports.run(
            Desk.csv(HEADER, "77,W.,Ackermann,1955-05-05,wilhelmine@ackermann.example,"),
            ImportOptions.from("fair").matchBy(index));

    assertThat(second.updated()).isEqualTo(1);
    assertThat(second.created()).isZero();
  }

  @Test
  void theSameFileAgainChangesNothing() {
    String[] rows = {
      "s-1,Anna,Berglund,1980-02-03,,8 (912) 345-67-89",
      "s-8,Wilhelmine,Ackermann,1955-05-05,wilhelmine@ackermann.example,"
    };
    run(rows);

    assertThat(run(rows).unchanged()).isEqualTo(2);
  }

  @Test
  void aRowThatLooksLikeSeveralIsQuarantined() {
    desk.customers.create(
        Person.builder()
            .givenName("Anna")
            .familyName("Berglund")
            .birthDate(LocalDate.of(1980, 2, 3))
            .email("anna@berglund.example")
            .build());
    index = new Duplicates(desk.gateway, CustomerMatching.defaults()).index();

    ImportReport report = run("s-1,Anna,Berglund,1980-02-03,anna@berglund.example,");

    assertThat(report.quarantined()).isEqualTo(1);
    assertThat(report.errors().get(0).message()).contains("looks like 2 customers");
  }

  @Test
  void whatWasTakenBackIsNotInTheIndex() {
    int before = index.size();

    ImportReport rehearsed =
        desk.imports.dryRun(
            Desk.csv(HEADER, "s-8,Wilhelmine,Ackermann,1955-05-05,w@ackermann.example,"),
            Desk.SHOP.matchBy(index));
    ImportReport refused =
        desk.imports.run(
            Desk.csv(
                HEADER,
                "s-8,Wilhelmine,Ackermann,1955-05-05,w@ackermann.example,",
                "s-9,Broken,Date,31.31.2031,,"),
            Desk.SHOP.matchBy(index).allOrNothing());

    assertThat(rehearsed.created()).isEqualTo(1);
    assertThat(refused.applied()).isFalse();
    assertThat(index.size()).isEqualTo(before);
    assertThat(run("s-8,Wilhelmine,Ackermann,1955-05-05,w@ackermann.example,").created())
        .isEqualTo(1);
    assertThat(index.size()).isEqualTo(before + 1);
  }

  @Test
  void whatIsOnlyPossibleWaitsForAPersonWithTheRunThatFoundIt() {
    String[] rows = {"s-2,Anna,Petrov,,anna@berglund.example,"};
    ImportReport report = run(rows);

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.possible()).isEqualTo(1);
    List<DuplicateReview> waiting = new ReviewQueue(desk.gateway).page(10, null).items();
    assertThat(waiting).hasSize(1);
    assertThat(waiting).extracting(one -> one.candidate().importRun()).containsOnly(report.run());

    assertThat(run(rows).possible()).isZero();
  }

  @Test
  void aRehearsalPutsNothingIntoTheQueue() {
    desk.imports.dryRun(
        Desk.csv(HEADER, "s-2,Anna,Petrov,,anna@berglund.example,"), Desk.SHOP.matchBy(index));

    assertThat(new ReviewQueue(desk.gateway).size()).isZero();
  }
}
