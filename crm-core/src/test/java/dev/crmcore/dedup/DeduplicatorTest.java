package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.MatchDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeduplicatorTest {
  /** Different people, enough for the engine to learn what chance looks like. */
  private static List<String[]> strangers(int count) {
    return SamplePeople.strangers(count, 7);
  }

  private static RecordTable table(List<String[]> rows) {
    RecordTable.Builder builder = SamplePeople.columns();
    for (int i = 0; i < rows.size(); i++) {
      builder.add(Integer.toString(i), rows.get(i));
    }
    return builder.build();
  }

  private static MatchResult run(List<String[]> rows) {
    return new Deduplicator().run(table(rows), MatchOptions.defaults());
  }

  @Nested
  class Run {
    @Test
    void findsThePersonWithShortNameTypoAndOtherAddress() {
      List<String[]> rows = strangers(300);
      rows.add(
          person(
              "Robert",
              "Ashworth",
              "1961-03-14",
              "bob.ashworth@mail.org",
              "020 7946 0018",
              "12 High Street",
              "Leeds"));
      rows.add(
          person(
              "Bob", "Ashwort", "1961-03-14", "bob.ashworth@mail.org", "", "7 Mill Lane", "York"));

      MatchResult result = run(rows);

      assertThat(result.cluster(300)).isEqualTo(result.cluster(301));
      assertThat(result.clusterCount()).isEqualTo(301);
    }

    @Test
    void findsTheWomanWhoMarriedAndMoved() {
      List<String[]> rows = strangers(300);
      rows.add(
          person(
              "Harriet",
              "Pemberton",
              "1984-05-09",
              "harriet@mail.example",
              "020 7946 0021",
              "3 Mill Lane",
              "York"));
      rows.add(
          person(
              "Harriet",
              "Ashworth",
              "1984-05-09",
              "harriet@mail.example",
              "020 7946 0021",
              "12 High Street",
              "Leeds"));

      MatchResult result = run(rows);

      assertThat(result.cluster(300)).isEqualTo(result.cluster(301));
    }

    @Test
    void joinsNamesWrittenInTwoScripts() {
      RecordTable table =
          RecordTable.builder()
              .column("name", FieldRole.PERSON_NAME)
              .column("dob", FieldRole.BIRTH_DATE)
              .column("phone", FieldRole.PHONE)
              .add("1", "Кузнецова Валентина Алексеевна", "22.05.1982", "+7 (965) 615-17-86")
              .add("2", "Valentina Kuznecova", "1982-05-22", "89656151786")
              .add("3", "Семёнов Леонид", "1950-01-07", "")
              .build();

      MatchResult result = new Deduplicator().run(table, MatchOptions.defaults());

      assertThat(result.cluster(0)).isEqualTo(result.cluster(1));
      assertThat(result.cluster(2)).isNotEqualTo(result.cluster(0));
    }

    @Test
    void orderAndIdsOfRecordsDoNotMatter() {
      List<String[]> rows = SamplePeople.withCopies(400, 11);
      Set<Set<String>> expected = clusters(rows, order(rows.size()));

      for (int seed = 1; seed <= 3; seed++) {
        List<Integer> shuffled = order(rows.size());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(clusters(rows, shuffled)).isEqualTo(expected);
      }
    }

    @Test
    void refusesRowsThatDoNotFitTheColumns() {
      RecordTable.Builder builder = SamplePeople.columns();

      assertThatThrownBy(() -> builder.add("1", "Ann"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("record 1 has 1 values for 7 columns; give one for each");
    }

    private List<Integer> order(int size) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        order.add(i);
      }
      return order;
    }

    private Set<Set<String>> clusters(List<String[]> rows, List<Integer> order) {
      RecordTable.Builder builder = SamplePeople.columns();
      order.forEach(i -> builder.add("r" + i, rows.get(i)));
      RecordTable table = builder.build();
      MatchResult result = new Deduplicator().run(table, MatchOptions.defaults());
      List<Set<String>> clusters = new ArrayList<>();
      for (int i = 0; i < result.clusterCount(); i++) {
        clusters.add(new TreeSet<>());
      }
      for (int row = 0; row < table.size(); row++) {
        clusters.get(result.cluster(row)).add(table.id(row));
      }
      return new HashSet<>(clusters);
    }
  }

  @Nested
  class Link {
    @Test
    void pairsOnlyAcrossTheTables() {
      List<String[]> first = SamplePeople.strangers(200, 3);
      List<String[]> second = new ArrayList<>(first.subList(0, 50));
      second.addAll(SamplePeople.strangers(50, 99));

      MatchResult result =
          new Deduplicator().link(table(first), table(second), MatchOptions.defaults());

      for (int i = 0; i < 50; i++) {
        assertThat(result.cluster(200 + i)).isEqualTo(result.cluster(i));
      }
      for (int i = 0; i < result.pairCount(); i++) {
        assertThat(result.leftRow(i) < 200).isNotEqualTo(result.rightRow(i) < 200);
      }
    }
  }

  @Nested
  class CheckOnEntry {
    @Test
    void givesTheSameScoresAsTheBatch() {
      List<String[]> rows = SamplePeople.withCopies(300, 5);
      MatchIndex index = new Deduplicator().index(table(rows), MatchOptions.defaults());
      MatchResult batch = index.result();

      for (int row = 0; row < 60; row++) {
        List<CandidatePair> hits = index.candidatesFor(rows.get(row));
        for (CandidatePair hit : hits) {
          int other = batch.table().indexOf(hit.rightId());
          if (other != row) {
            assertThat(hit.score().probability())
                .isCloseTo(batch.explain(row, other).score().probability(), within(1e-9));
          }
        }
        assertThat(hits).anyMatch(hit -> hit.score().decision() == MatchDecision.MATCH);
      }
    }

    @Test
    void findsNothingForAStranger() {
      MatchIndex index = new Deduplicator().index(table(strangers(200)), MatchOptions.defaults());

      List<CandidatePair> hits =
          index.candidatesFor(
              person("Zebulon", "Quackenbush", "1888-08-08", "zq@nowhere.example", "", "", ""));

      assertThat(hits).isEmpty();
    }
  }

  @Nested
  class Explain {
    @Test
    void weightsAddUpAndTheTextNamesValuesAndLevels() {
      List<String[]> rows = strangers(200);
      rows.add(person("Robert", "Ashworth", "1961-03-14", "ra@mail.org", "", "", "Leeds"));
      rows.add(person("Bob", "Ashworth", "1961-03-14", "ra@mail.org", "", "", "Leeds"));
      MatchResult result = run(rows);

      MatchExplanation explanation = result.explain(200, 201);

      double sum = explanation.priorWeight();
      for (MatchExplanation.FieldEvidence field : explanation.fields()) {
        sum += field.weight();
      }
      assertThat(sum).isCloseTo(explanation.score().weight(), within(1e-3));
      assertThat(explanation.score().decision()).isEqualTo(MatchDecision.MATCH);
      assertThat(explanation.rules()).contains("email");
      assertThat(explanation.toText()).contains("short form (Robert Ashworth | Bob Ashworth)");
    }

    @Test
    void isSymmetric() {
      List<String[]> rows = SamplePeople.withCopies(120, 21);
      MatchResult result = run(rows);
      Random random = new Random(4);

      for (int i = 0; i < 300; i++) {
        int a = random.nextInt(rows.size());
        int b = random.nextInt(rows.size());
        assertThat(result.explain(a, b).score().weight())
            .isCloseTo(result.explain(b, a).score().weight(), within(1e-4));
      }
    }
  }

  @Nested
  class BadInput {
    @Test
    void emptyTableHasNoClusters() {
      assertThat(run(List.of()).clusterCount()).isZero();
    }

    @Test
    void recordsWithoutAnyValueAreNotTheSame() {
      List<String[]> rows = strangers(100);
      for (int i = 0; i < 50; i++) {
        rows.add(person("", "", "", "", "", "", ""));
      }

      assertThat(run(rows).clusterCount()).isEqualTo(150);
    }

    @Test
    void oneValueForAllDoesNotJoinThem() {
      List<String[]> rows = strangers(300);
      rows.forEach(row -> row[6] = "Springfield");
      rows.forEach(row -> row[5] = "");

      assertThat(run(rows).clusterCount()).isEqualTo(300);
    }

    @Test
    void tenThousandTestTestsAreNotJoined() {
      List<String[]> rows = strangers(2_000);
      for (int i = 0; i < 10_000; i++) {
        rows.add(person("test", "test", "", "", "", "", ""));
      }

      MatchResult result = run(rows);

      assertThat(clustersFrom(result, 2_000)).isEqualTo(10_000);
    }

    @Test
    void tenThousandNamesakesAreReportedAndNotJoined() {
      List<String[]> rows = strangers(2_000);
      for (int i = 0; i < 10_000; i++) {
        rows.add(person("John", "Smith", "", "", "", "", ""));
      }

      MatchResult result = run(rows);

      assertThat(clustersFrom(result, 2_000)).isEqualTo(10_000);
      assertThat(result.plan().oversizeBlocks()).anyMatch(block -> block.records() >= 10_000);
    }

    @Test
    void twinsAtOneAddressStayTwo() {
      List<String[]> rows = SamplePeople.withCopies(600, 2);
      int twin = rows.size();
      rows.add(
          person(
              "Hazel", "Kowalewska", "1990-05-05", "", "020 7946 0018", "12 High Street", "Leeds"));
      rows.add(
          person(
              "Nora", "Kowalewska", "1990-05-05", "", "020 7946 0018", "12 High Street", "Leeds"));

      MatchResult result = run(rows);

      assertThat(result.cluster(twin)).isNotEqualTo(result.cluster(twin + 1));
    }

    @Test
    void fatherAndSonWithOneNameStayTwo() {
      List<String[]> rows = SamplePeople.withCopies(600, 2);
      int father = rows.size();
      rows.add(
          person(
              "David",
              "Dobbins Sr",
              "",
              "dobbins@mail.org",
              "020 7946 0018",
              "12 High Street",
              "Leeds"));
      rows.add(
          person(
              "David",
              "Dobbins Jr",
              "",
              "dobbins@mail.org",
              "020 7946 0018",
              "12 High Street",
              "Leeds"));

      MatchResult result = run(rows);

      assertThat(result.cluster(father)).isNotEqualTo(result.cluster(father + 1));
    }

    @Test
    void fatherAndSonBornAGenerationApartStayTwo() {
      List<String[]> rows = SamplePeople.withCopies(600, 2);
      int father = rows.size();
      rows.add(
          person("David", "Dobbins", "1950-02-11", "", "020 7946 0018", "12 High Street", "Leeds"));
      rows.add(
          person("David", "Dobbins", "1981-09-30", "", "020 7946 0018", "12 High Street", "Leeds"));

      MatchResult result = run(rows);

      assertThat(result.cluster(father)).isNotEqualTo(result.cluster(father + 1));
    }

    @Test
    void aFamilyWithOnePhoneAndEmailStaysAFamily() {
      List<String[]> rows = SamplePeople.withCopies(600, 2);
      int first = rows.size();
      String[] names = {"Edward", "Mary", "Mark", "Sophia"};
      String[] births = {"1970-03-01", "1972-10-27", "1997-09-28", "2001-01-13"};
      for (int i = 0; i < names.length; i++) {
        rows.add(
            person(
                names[i],
                "Kusha",
                births[i],
                "kusha@mail.org",
                "020 7946 0018",
                "4 Poppy Hill",
                "Leeds"));
      }

      MatchResult result = run(rows);

      for (int i = 1; i < names.length; i++) {
        assertThat(result.cluster(first + i)).isNotEqualTo(result.cluster(first));
      }
    }

    @Test
    void aSwitchboardDoesNotJoinTheStaff() {
      List<String[]> rows = strangers(500);
      for (int i = 0; i < 200; i++) {
        rows.get(i)[4] = "+44 20 7946 0000";
        rows.get(i)[3] = "info@company.example";
      }

      MatchResult result = run(rows);

      assertThat(result.clusterCount()).isEqualTo(500);
    }

    @Test
    void placeholdersSayNothing() {
      List<String[]> rows = strangers(300);
      rows.forEach(row -> row[3] = "none@none");
      rows.forEach(row -> row[4] = "000000");
      rows.forEach(row -> row[2] = "");

      MatchResult result = run(rows);

      assertThat(result.clusterCount()).isGreaterThanOrEqualTo(299);
      assertThat(result.model().fields())
          .filteredOn(field -> field.role() == FieldRole.PHONE)
          .hasSize(1);
    }
  }

  private static long clustersFrom(MatchResult result, int firstRow) {
    return java.util.stream.IntStream.range(firstRow, result.table().size())
        .map(result::cluster)
        .distinct()
        .count();
  }

  private static String[] person(String... values) {
    return values;
  }
}
