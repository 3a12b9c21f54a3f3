package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.matching.MatchScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live index finds what a scan finds, whatever was added, changed and removed before. */
class MatchIndexTest {
  private static MatchIndex index(List<String[]> rows) {
    RecordTable.Builder builder = SamplePeople.columns();
    for (int i = 0; i < rows.size(); i++) {
      builder.add("r" + i, rows.get(i));
    }
    return new Deduplicator().index(builder.build(), MatchOptions.defaults());
  }

  private static Map<String, Double> found(MatchIndex index, String self, String[] values) {
    Map<String, Double> found = new TreeMap<>();
    for (CandidatePair pair : index.candidatesFor(values)) {
      if (!pair.rightId().equals(self)) {
        found.put(pair.rightId(), pair.score().weight());
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsForEveryRecordWhatTheScanFound(long seed) {
    List<String[]> rows = SamplePeople.withCopies(1_200, seed);
    findsWhatTheScanFound(rows, index(rows));
  }

  @Test
  void findsWhatTheScanFoundByALearntModel() {
    List<String[]> rows = SamplePeople.withCopies(600, 5);
    RecordTable table = SamplePeople.table(rows);
    List<LabelledPair> decided = new ArrayList<>();
    for (int copy = 600; copy < 700; copy++) {
      decided.add(
          new LabelledPair(
              Integer.toString(copy), Integer.toString(2 * (copy - 600)), (copy & 3) != 0));
      decided.add(new LabelledPair(Integer.toString(copy), Integer.toString(copy - 1), false));
    }
    MatchModel model = new Deduplicator().learn(table, decided, MatchOptions.defaults());
    RecordTable.Builder named = SamplePeople.columns();
    for (int i = 0; i < rows.size(); i++) {
      named.add("r" + i, rows.get(i));
    }

    assertThat(model.learnedWeight()).isNotZero();
    findsWhatTheScanFound(
        rows, new Deduplicator(model).index(named.build(), MatchOptions.defaults()));
  }

  private static void findsWhatTheScanFound(List<String[]> rows, MatchIndex index) {
    MatchResult scan = index.result();
    List<Map<String, Double>> expected = new ArrayList<>();
    rows.forEach(row -> expected.add(new TreeMap<>()));
    for (int i = 0; i < scan.pairCount(); i++) {
      MatchScore score = scan.pair(i).score();
      if (score.decision() != MatchDecision.NON_MATCH) {
        expected.get(scan.leftRow(i)).put("r" + scan.rightRow(i), score.weight());
        expected.get(scan.rightRow(i)).put("r" + scan.leftRow(i), score.weight());
      }
    }

    assertThat(expected).anyMatch(pairs -> !pairs.isEmpty());
    for (int row = 0; row < rows.size(); row++) {
      assertThat(found(index, "r" + row, rows.get(row))).isEqualTo(expected.get(row));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheSameWhateverWasAddedChangedAndRemoved(long seed) {
    Random random = new Random(seed);
    List<String[]> rows = SamplePeople.withCopies(300, seed);
    List<String[]> others = SamplePeople.withCopies(300, seed + 1);
    MatchIndex index = index(rows);
    Map<String, String[]> now = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      now.put("r" + i, rows.get(i));
    }
    for (int step = 0; step < 400; step++) {
      String id = (random.nextBoolean() ? "r" : "n") + random.nextInt(300);
      if (random.nextInt(3) == 0) {
        index.remove(id);
        now.remove(id);
      } else {
        String[] values = pick(random, rows, others).clone();
        values[random.nextInt(values.length)] = "";
        index.put(id, values);
        now.put(id, values);
      }
    }

    assertThat(index.size()).isEqualTo(now.size());
    for (int probe = 0; probe < 40; probe++) {
      String[] values = pick(random, rows, others);
      Map<String, Double> expected = new TreeMap<>();
      now.forEach(
          (id, known) -> {
            Optional<MatchScore> score = index.compare(index.probe(cells(values)), cells(known));
            score
                .filter(one -> one.decision() != MatchDecision.NON_MATCH)
                .ifPresent(one -> expected.put(id, one.weight()));
          });
      assertThat(found(index, "", values)).isEqualTo(expected);
    }
  }

  private static String[] pick(Random random, List<String[]> one, List<String[]> other) {
    List<String[]> from = random.nextBoolean() ? one : other;
    return from.get(random.nextInt(from.size()));
  }

  private static List<List<String>> cells(String[] values) {
    return Arrays.stream(values)
        .map(value -> value.isEmpty() ? List.<String>of() : List.of(value))
        .toList();
  }

  @Test
  void theMoreRecordsTheMoreEvidenceAMatchNeeds() {
    List<String[]> rows = SamplePeople.withCopies(3_000, 3);
    MatchIndex grown = index(List.of());
    MatchIndex whole = index(rows);
    for (int i = 0; i < rows.size(); i++) {
      grown.put("r" + i, rows.get(i));
    }

    assertThat(matches(grown, rows))
        .isBetween(matches(whole, rows) * 9 / 10, matches(whole, rows) * 11 / 10);
  }

  @Test
  void anExplanationSaysWhatTheCheckSays() {
    List<String[]> rows = SamplePeople.withCopies(400, 9);
    MatchIndex index = index(rows.subList(0, 200));
    for (int i = 200; i < rows.size(); i++) {
      index.put("r" + i, rows.get(i));
    }

    String[] copy = rows.get(400);
    List<CandidatePair> found =
        index.candidatesFor(copy).stream()
            .filter(pair -> Integer.parseInt(pair.rightId().substring(1)) < 200)
            .toList();
    assertThat(found).isNotEmpty();
    for (CandidatePair pair : found) {
      MatchExplanation explained =
          index.explain(Integer.parseInt(pair.rightId().substring(1)), copy);
      assertThat(explained.score()).isEqualTo(pair.score());
    }
  }

  private static long matches(MatchIndex index, List<String[]> rows) {
    long matches = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (CandidatePair pair : index.candidatesFor(rows.get(row))) {
        if (pair.score().decision() == MatchDecision.MATCH && !pair.rightId().equals("r" + row)) {
          matches++;
        }
      }
    }
    return matches;
  }

  @Test
  void aRecordIsFoundAfterItWasAddedAndNoLongerAfterItWasRemoved() {
    MatchIndex index = index(SamplePeople.strangers(200, 9));
    String[] anna = {"Anna", "Berg", "1980-02-03", "anna@berg.example", "", "", "Leeds"};

    index.put("anna", anna);
    assertThat(found(index, "", anna)).containsOnlyKeys("anna");

    index.put("anna", "Otto", "Stein", "1950-09-09", "", "", "", "York");
    assertThat(found(index, "", anna)).isEmpty();

    index.put("anna", anna);
    index.remove("anna");
    index.remove("anna");
    assertThat(found(index, "", anna)).isEmpty();
    assertThat(index.size()).isEqualTo(200);
  }

  @Test
  void aRecordOfTheTableCanBeReplaced() {
    List<String[]> rows = SamplePeople.strangers(200, 9);
    MatchIndex index = index(rows);

    index.put("r0", rows.get(1));

    assertThat(found(index, "", rows.get(0))).doesNotContainKey("r0");
    assertThat(found(index, "", rows.get(1))).containsKeys("r0", "r1");
    assertThat(index.size()).isEqualTo(200);
  }

  @Test
  void refusesValuesThatDoNotFitTheColumns() {
    MatchIndex index = index(SamplePeople.strangers(20, 9));

    assertThatThrownBy(() -> index.put("x", "Anna"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values were given for 7 columns");
    assertThat(index.size()).isEqualTo(20);
  }
}
