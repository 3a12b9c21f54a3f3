package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What decisions of people do to the model. */
class LearningTest {
  private static final int PEOPLE = 600;
  private static final int HOUSEHOLDS = 80;

  /**
   * People with copies, and after them households: two rows with one family name and address, of
   * which one has an initial for the given name and nothing else, so that nobody can tell from the
   * rows whether they are one person.
   */
  private final List<String[]> rows = SamplePeople.withCopies(PEOPLE, 6);

  private final int firstHousehold = rows.size();
  private final RecordTable table;

  LearningTest() {
    for (String[] row : SamplePeople.strangers(HOUSEHOLDS, 77)) {
      String[] initial = row.clone();
      initial[0] = row[0].substring(0, 1) + ".";
      initial[2] = "";
      initial[3] = "";
      initial[4] = "";
      row[3] = "";
      rows.add(row);
      rows.add(initial);
    }
    table = SamplePeople.table(rows);
  }

  private String id(int household, int member) {
    return Integer.toString(firstHousehold + 2 * household + member);
  }

  private List<LabelledPair> decide(int from, int to, boolean same) {
    List<LabelledPair> decided = new ArrayList<>();
    for (int i = from; i < to; i++) {
      decided.add(new LabelledPair(id(i, 0), id(i, 1), same));
    }
    return decided;
  }

  /** The average evidence of the households that nobody decided about. */
  private double evidence(MatchModel model) {
    MatchResult result = new Deduplicator(model).run(table, MatchOptions.defaults());
    double sum = 0;
    for (int i = HOUSEHOLDS / 2; i < HOUSEHOLDS; i++) {
      int row = firstHousehold + 2 * i;
      sum += result.explain(row, row + 1).score().weight();
    }
    return sum / (HOUSEHOLDS - HOUSEHOLDS / 2);
  }

  private MatchModel learn(List<LabelledPair> decided) {
    return new Deduplicator().learn(table, decided, MatchOptions.defaults());
  }

  @Test
  void nothingIsLearntFromNoDecision() {
    MatchModel model = learn(List.of());

    assertThat(model).isEqualTo(new Deduplicator().run(table, MatchOptions.defaults()).model());
  }

  @Test
  void whatWasDecidedHoldsForPairsLikeThem() {
    double before = evidence(learn(List.of()));
    MatchModel different = learn(decide(0, HOUSEHOLDS / 2, false));
    MatchModel same = learn(decide(0, HOUSEHOLDS / 2, true));

    assertThat(before).isPositive();
    assertThat(evidence(different)).isLessThan(0).isLessThan(before - 2);
    assertThat(evidence(same)).isGreaterThan(before);
  }

  @Test
  void otherPairsStayWhatTheyAre() {
    List<LabelledPair> decided = decide(0, HOUSEHOLDS / 2, false);
    for (int copy = PEOPLE; copy < PEOPLE + 20; copy++) {
      decided.add(
          new LabelledPair(Integer.toString(copy), Integer.toString(2 * (copy - PEOPLE)), true));
    }
    MatchModel model = learn(decided);
    MatchResult before = new Deduplicator().run(table, MatchOptions.defaults());
    MatchResult after = new Deduplicator(model).run(table, MatchOptions.defaults());

    int kept = 0;
    for (int copy = PEOPLE; copy < firstHousehold; copy++) {
      int original = 2 * (copy - PEOPLE);
      boolean was = before.cluster(copy) == before.cluster(original);
      kept += was == (after.cluster(copy) == after.cluster(original)) ? 1 : 0;
    }
    assertThat(kept).isGreaterThanOrEqualTo((firstHousehold - PEOPLE) * 99 / 100);
  }

  @Test
  void oneDecisionMovesLittle() {
    MatchModel model = learn(decide(0, 1, false));

    assertThat(Math.abs(model.learnedWeight())).isLessThan(2);
    assertThat(model.fields())
        .flatExtracting(MatchModel.Field::levels)
        .allMatch(level -> Math.abs(level.learnedWeight()) < 2);
  }

  @Test
  void contradictoryDecisionsCancelOut() {
    List<LabelledPair> both = new ArrayList<>(decide(0, 20, true));
    both.addAll(decide(0, 20, false));
    double before = evidence(learn(List.of()));

    assertThat(Math.abs(evidence(learn(both)))).isLessThan(Math.abs(before));
  }

  @Test
  void theOrderOfDecisionsDoesNotMatter() {
    List<LabelledPair> decided = new ArrayList<>(decide(0, 20, true));
    decided.addAll(decide(20, 40, false));
    MatchModel one = learn(decided);
    java.util.Collections.shuffle(decided, new Random(1));

    assertThat(evidence(learn(decided)))
        .isCloseTo(evidence(one), org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void learningAgainReplacesWhatWasLearnt() {
    MatchModel first = learn(decide(0, 40, false));

    MatchModel again =
        new Deduplicator(first).learn(table, decide(0, 40, false), MatchOptions.defaults());

    assertThat(evidence(again))
        .isCloseTo(evidence(first), org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void explanationsAddUpWithWhatWasLearnt() {
    MatchModel model = learn(decide(0, HOUSEHOLDS / 2, false));
    MatchExplanation why =
        new Deduplicator(model)
            .run(table, MatchOptions.defaults())
            .explain(firstHousehold, firstHousehold + 1);

    double sum =
        why.priorWeight()
            + why.fields().stream().mapToDouble(MatchExplanation.FieldEvidence::weight).sum();
    assertThat(sum).isCloseTo(why.score().weight(), org.assertj.core.data.Offset.offset(1e-3));
  }

  @Test
  void aRecordThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> learn(List.of(new LabelledPair("0", "nobody", true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'nobody'");
  }
}
