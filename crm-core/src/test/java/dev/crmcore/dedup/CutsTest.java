package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.MatchDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds by the precision that the model expects. */
class CutsTest {
  private static final int PEOPLE = 1_500;

  /** Copies of every second person follow the people. */
  private static List<String> truth(int rows) {
    List<String> truth = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      truth.add(Integer.toString(row < PEOPLE ? row : (row - PEOPLE) * 2));
    }
    return truth;
  }

  /** Names and the birth date only, so that there are doubts. */
  private static RecordTable table(long seed) {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("given", FieldRole.GIVEN_NAME)
            .column("family", FieldRole.FAMILY_NAME)
            .column("born", FieldRole.BIRTH_DATE);
    int id = 0;
    for (String[] row : SamplePeople.withCopies(PEOPLE, seed)) {
      builder.add(Integer.toString(id++), row[0], row[1], row[2]);
    }
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theEstimateIsNearTheTruth(long seed) {
    MatchResult result = new Deduplicator().run(table(seed), MatchOptions.defaults());
    List<String> truth = truth(result.table().size());

    for (double cut : new double[] {0.3, 0.5, 0.8}) {
      Evaluation actual = Evaluation.ofPairs(result, truth, cut);
      CutEstimate estimate = result.estimateAt(cut);

      assertThat(estimate.pairs()).isEqualTo(actual.foundPairs());
      assertThat(estimate.precision()).isCloseTo(actual.precision(), within(0.05));
    }
  }

  @Test
  void aStricterCutIsMorePreciseAndFindsLess() {
    MatchResult result = new Deduplicator().run(table(4), MatchOptions.defaults());
    CutEstimate before = result.estimateAt(0.01);

    for (double cut = 0.05; cut < 1; cut += 0.05) {
      CutEstimate estimate = result.estimateAt(cut);
      assertThat(estimate.precision()).isGreaterThanOrEqualTo(before.precision());
      assertThat(estimate.recall()).isLessThanOrEqualTo(before.recall());
      assertThat(estimate.pairs()).isLessThanOrEqualTo(before.pairs());
      before = estimate;
    }
  }

  @Test
  void theThresholdIsTheLowestThatReachesThePrecision() {
    MatchResult free = new Deduplicator().run(table(4), MatchOptions.defaults());
    MatchResult strict =
        new Deduplicator().run(table(4), MatchOptions.defaults().withPrecision(0.95, 0.7));
    double cut = strict.options().matchProbability();

    assertThat(free.estimateAt(cut).precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(free.estimateAt(nextBelow(free, cut)).precision()).isLessThan(0.95);
    assertThat(strict.options().possibleProbability()).isLessThan(cut);
    assertThat(strict.estimateFor(0.95)).isEqualTo(strict.estimateAt(cut));
    assertThat(strict.pairs(MatchDecision.MATCH))
        .hasSize((int) strict.estimateAt(cut).pairs())
        .allSatisfy(pair -> assertThat(pair.score().probability()).isGreaterThanOrEqualTo(cut));
  }

  private static double nextBelow(MatchResult result, double cut) {
    return IntStream.range(0, result.pairCount())
        .mapToDouble(result::probability)
        .filter(probability -> probability < cut)
        .max()
        .orElseThrow();
  }

  @Test
  void aPrecisionThatNothingReachesTakesNothing() {
    MatchResult result =
        new Deduplicator().run(table(4), MatchOptions.defaults().withPrecision(0.999999, 0.9));

    assertThat(result.count(MatchDecision.MATCH)).isZero();
    assertThat(result.clusterCount()).isEqualTo(result.table().size());
    assertThat(result.estimateFor(0.999999).precision()).isEqualTo(1);
  }

  @Test
  void refusesPrecisionsThatMakeNoSense() {
    MatchOptions options = MatchOptions.defaults();

    assertThatThrownBy(() -> options.withPrecision(0.7, 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the smaller");
    assertThatThrownBy(() -> options.withPrecision(1, 0.9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withPrecision(0.9, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
