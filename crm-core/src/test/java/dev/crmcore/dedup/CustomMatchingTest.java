package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.matching.BlockingKeys;
import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.FieldComparator;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.Normalizer;
import dev.crmcore.testkit.BlockingKeysContract;
import dev.crmcore.testkit.FieldComparatorContract;
import dev.crmcore.testkit.NormalizerContract;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A kind of field that the engine does not know, and the contracts of its parts. */
class CustomMatchingTest {
  @Nested
  class Normalizing extends NormalizerContract {
    @Override
    protected Normalizer normalizer() {
      return Plates.MATCHING.normalizer();
    }

    @Override
    protected List<List<String>> spellings() {
      return List.of(List.of("k-ab 120", "KAB12O", "K AB 120"), List.of("M XY 9"));
    }
  }

  @Nested
  class Comparing extends FieldComparatorContract {
    @Override
    protected FieldComparator comparator() {
      return Plates.MATCHING.comparator();
    }

    @Override
    protected List<Order> orders() {
      return List.of(new Order("KAB120", "KAB121", "MXY9"));
    }
  }

  @Nested
  class Blocking extends BlockingKeysContract {
    @Override
    protected BlockingKeys keys() {
      return Plates.MATCHING.keys();
    }

    @Override
    protected List<List<String>> meeting() {
      return List.of(List.of("KAB120", "KAB121"), List.of("KAB120", "KAC120"));
    }

    @Override
    protected List<List<String>> apart() {
      return List.of(List.of("KAB120", "MXY977"));
    }
  }

  private static RecordTable cars() {
    Random random = new Random(4);
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("plate", Plates.MATCHING)
            .column("owner", FieldRole.FAMILY_NAME);
    for (String[] row : SamplePeople.strangers(300, 4)) {
      builder.add(row[3], plate(random), row[1]);
    }
    return builder
        .add("1", "K-AB 120", "Ashworth")
        .add("2", "kab 12O", "Ashwort")
        .add("3", "K AB 121", "Kowalewska")
        .build();
  }

  private static String plate(Random random) {
    StringBuilder plate = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      plate.append((char) ('A' + random.nextInt(26)));
    }
    return plate.append(' ').append(100 + random.nextInt(900)).toString();
  }

  @Test
  void takesPartInFindingScoringAndExplaining() {
    MatchIndex index = new Deduplicator().index(cars(), MatchOptions.defaults());
    MatchResult result = index.result();

    assertThat(result.plan().rules()).extracting(MatchPlan.Rule::name).contains("plate");
    assertThat(result.cluster(300))
        .isEqualTo(result.cluster(301))
        .isNotEqualTo(result.cluster(302));
    assertThat(result.explain(300, 301).toText()).contains("plate: same (K-AB 120 | kab 12O)");
    assertThat(result.explain(300, 302).toText()).contains("plate: a little alike");
    assertThat(index.candidatesFor("K/AB/120", "Ashworth"))
        .extracting(CandidatePair::rightId)
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void needsToBeDescribed() {
    assertThatThrownBy(() -> RecordTable.builder().column("plate", FieldRole.CUSTOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say how it is matched");
  }
}
