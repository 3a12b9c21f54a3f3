package dev.crmcore.duplicates;

import static dev.crmcore.model.DuplicateVerdict.DUPLICATE;
import static dev.crmcore.model.DuplicateVerdict.LATER;
import static dev.crmcore.model.DuplicateVerdict.NOT_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final List<CustomerId> IDS =
      IntStream.range(0, 20).mapToObj(i -> new CustomerId(new UUID(1, i))).toList();
  private static final List<DuplicateVerdict> VERDICTS = List.of(DuplicateVerdict.values());
  private static final CustomerId A = IDS.get(0);
  private static final CustomerId B = IDS.get(1);
  private static final CustomerId C = IDS.get(2);
  private static final CustomerId D = IDS.get(3);

  private final List<DuplicateDecision> decisions = new ArrayList<>();
  private final List<DuplicatePair> found = new ArrayList<>();

  @BeforeTry
  void forget() {
    decisions.clear();
    found.clear();
  }

  private void said(CustomerId left, CustomerId right, DuplicateVerdict verdict) {
    decisions.add(
        new DuplicateDecision(
            new DuplicateDecisionId(new UUID(2, decisions.size())),
            left,
            right,
            verdict,
            null,
            "anna",
            Instant.EPOCH.plusSeconds(decisions.size()),
            null,
            List.of(),
            Revision.NEW));
  }

  private void match(CustomerId left, CustomerId right, double probability) {
    found.add(new DuplicatePair(left, right, probability, MatchDecision.MATCH));
  }

  private List<List<CustomerId>> groups(List<List<CustomerId>> clusters) {
    return Groups.of(clusters, found, decided(decisions));
  }

  private static DecidedPairs decided(List<DuplicateDecision> said) {
    return new DecidedPairs(PairDecisions.of(said), UndoneMerges::new);
  }

  @Test
  void aClusterThatNobodyContradictsStaysAsItIsAlsoWithoutLinks() {
    said(A, D, NOT_DUPLICATE);

    assertThat(groups(List.of(List.of(A, B, C), List.of(D)))).containsExactly(List.of(A, B, C));
  }

  @Test
  void whoWasCalledOneJoinsTheirClusters() {
    said(B, D, DUPLICATE);

    assertThat(groups(List.of(List.of(A, B), List.of(C), List.of(D))))
        .containsExactly(List.of(A, B, D));
  }

  @Test
  void whoWasCalledDifferentIsPartedAndTheRestGoesWithWhomItResemblesMost() {
    match(A, C, 0.96);
    match(B, C, 0.98);
    match(A, B, 0.99);
    said(A, B, NOT_DUPLICATE);

    assertThat(groups(List.of(List.of(A, B, C)))).containsExactly(List.of(B, C));
  }

  @Test
  void inTheChainOfOneOneDifferentTheLessProbableJoinIsLeftOut() {
    said(A, B, DUPLICATE);
    said(B, C, DUPLICATE);
    said(A, C, NOT_DUPLICATE);
    match(B, C, 0.97);

    assertThat(groups(List.of(List.of(A), List.of(B, C)))).containsExactly(List.of(B, C));
  }

  @Test
  void whoWasPutOffIsNotJoinedEither() {
    match(A, B, 0.99);
    said(A, B, LATER);

    assertThat(groups(List.of(List.of(A, B)))).isEmpty();
  }

  @Property(tries = 2_000)
  void noGroupHoldsTwoThatWereCalledDifferentAndOrderDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(max = 60) int words) {
    Random random = new Random(seed);
    List<List<CustomerId>> clusters = randomClusters(random);
    randomMatches(random, clusters);
    for (int i = 0; i < words; i++) {
      CustomerId left = IDS.get(random.nextInt(IDS.size()));
      CustomerId right = IDS.get(random.nextInt(IDS.size()));
      if (!left.equals(right)) {
        said(left, right, VERDICTS.get(random.nextInt(VERDICTS.size())));
      }
    }
    DecidedPairs decided = decided(decisions);

    List<List<CustomerId>> groups = groups(clusters);

    for (List<CustomerId> group : groups) {
      for (CustomerId left : group) {
        assertThat(group).allMatch(right -> right.equals(left) || !decided.keepsApart(left, right));
      }
    }
    assertThat(groups.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    Collections.shuffle(found, random);
    Collections.shuffle(decisions, random);
    assertThat(groups(clusters)).isEqualTo(groups);
  }

  private static List<List<CustomerId>> randomClusters(Random random) {
    Map<Integer, List<CustomerId>> clusters = new HashMap<>();
    for (CustomerId id : IDS) {
      clusters.computeIfAbsent(random.nextInt(6), number -> new ArrayList<>()).add(id);
    }
    return List.copyOf(clusters.values());
  }

  private void randomMatches(Random random, List<List<CustomerId>> clusters) {
    for (List<CustomerId> cluster : clusters) {
      for (int i = 1; i < cluster.size(); i++) {
        match(cluster.get(random.nextInt(i)), cluster.get(i), 0.9 + random.nextInt(10) / 100.0);
      }
    }
  }
}
