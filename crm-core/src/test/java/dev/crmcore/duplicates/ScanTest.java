package dev.crmcore.duplicates;

import static dev.crmcore.model.DuplicateVerdict.DUPLICATE;
import static dev.crmcore.model.DuplicateVerdict.LATER;
import static dev.crmcore.model.DuplicateVerdict.NOT_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scan honours what people said and what they took back. */
class ScanTest {
  private static final List<DuplicateVerdict> VERDICTS = List.of(DuplicateVerdict.values());

  private final ReviewDesk desk = new ReviewDesk();
  private final CustomerId a = desk.twin("a");
  private final CustomerId b = desk.twin("b");

  @AfterEach
  void close() {
    desk.close();
  }

  private DuplicateScan scan() {
    return desk.session.duplicates().scan();
  }

  private static List<Set<CustomerId>> pairs(List<DuplicatePair> found) {
    return found.stream().map(pair -> Set.of(pair.left(), pair.right())).toList();
  }

  @Test
  void twinsAreOneGroup() {
    assertThat(scan().clusters()).containsExactly(List.of(a, b));
    assertThat(pairs(scan().matches())).containsExactly(Set.of(a, b));
  }

  @Test
  void whoWasCalledDifferentIsNeitherGroupedNorAskedAbout() {
    desk.says("anna", a, b, NOT_DUPLICATE);

    assertThat(scan().clusters()).isEmpty();
    assertThat(scan().matches()).isEmpty();
    assertThat(scan().possible()).isEmpty();
  }

  @Test
  void whoWasPutOffIsAskedAboutAndNotGrouped() {
    desk.says("anna", a, b, LATER);

    assertThat(scan().clusters()).isEmpty();
    assertThat(scan().matches()).isEmpty();
    assertThat(pairs(scan().possible())).containsExactly(Set.of(a, b));
  }

  @Test
  void whoWasCalledOneIsGroupedHoweverUnlike() {
    CustomerId stranger =
        desk.session
            .customers()
            .create(Person.builder().givenName("Grace").familyName("Hopper").build())
            .id();
    desk.says("anna", stranger, a, DUPLICATE);

    assertThat(scan().clusters()).containsExactly(List.of(a, b, stranger));
  }

  @Test
  void whoWasMergedAndTakenApartIsAskedAboutUntilSomebodyDecides() {
    desk.says("anna", a, b, DUPLICATE);
    MergeRecord merge = desk.merge(a, b);
    desk.undo(merge);

    assertThat(scan().clusters()).isEmpty();
    assertThat(pairs(scan().possible())).containsExactly(Set.of(a, b));

    desk.says("boris", a, b, DUPLICATE);
    assertThat(scan().clusters()).containsExactly(List.of(a, b));
    assertThat(scan().possible()).isEmpty();
  }

  @Test
  void whatWasTakenApartStaysApartFromWhomeverItIsMergedInto() {
    desk.undo(desk.merge(a, b));
    CustomerId c = desk.twin("c");
    desk.merge(c, b);

    assertThat(scan().clusters()).isEmpty();
    assertThat(pairs(scan().possible())).containsExactly(Set.of(a, c));
  }

  @Test
  void contradictionsDoNotJoinMoreWithEveryRun() {
    CustomerId c = desk.twin("c");
    desk.says("anna", a, c, NOT_DUPLICATE);
    desk.says("boris", a, b, DUPLICATE);
    desk.says("boris", b, c, DUPLICATE);

    List<List<CustomerId>> groups = scan().clusters();
    assertThat(groups).hasSize(1);
    groups.forEach(
        group -> desk.merge(group.get(0), group.subList(1, 2).toArray(CustomerId[]::new)));

    assertThat(scan().clusters()).isEmpty();
    assertThat(scan().possible()).isEmpty();
  }

  @Property(tries = 30)
  void noGroupHoldsTwoThatWereCalledDifferentThroughMergesAndTheirUndoing(@ForAll long seed) {
    try (RandomReviews reviews = new RandomReviews(seed)) {
      for (int i = 0; i < 15; i++) {
        reviews.step();
        reviews.check();
      }
    }
  }

  /** People who decide, merge what was found and take it apart, but never take a "no" back. */
  private static final class RandomReviews implements AutoCloseable {
    private final ReviewDesk desk = new ReviewDesk();
    private final Random random;
    private final List<CustomerId> cards = new ArrayList<>();
    private final List<Set<CustomerId>> different = new ArrayList<>();
    private final Deque<MergeRecord> merges = new ArrayDeque<>();

    RandomReviews(long seed) {
      random = new Random(seed);
      for (int i = 0; i < 6; i++) {
        cards.add(desk.twin("twin " + i));
      }
    }

    private CustomerId living(CustomerId id) {
      return desk.session.customers().get(id).id();
    }

    private boolean isCalledDifferent(Set<CustomerId> pair) {
      return different.stream()
          .map(two -> two.stream().map(this::living).collect(Collectors.toSet()))
          .anyMatch(pair::equals);
    }

    void step() {
      switch (random.nextInt(4)) {
        case 0 -> {
          List<List<CustomerId>> groups = desk.session.duplicates().scan().clusters();
          groups.forEach(group -> merges.push(desk.merge(group.get(0), group.get(1))));
        }
        case 1 -> {
          if (!merges.isEmpty()) {
            desk.undo(merges.pop());
          }
        }
        default -> {
          CustomerId left = living(cards.get(random.nextInt(cards.size())));
          CustomerId right = living(cards.get(random.nextInt(cards.size())));
          DuplicateVerdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
          if (!left.equals(right)
              && (verdict == NOT_DUPLICATE || !isCalledDifferent(Set.of(left, right)))) {
            desk.says("anna", left, right, verdict);
            if (verdict == NOT_DUPLICATE) {
              different.add(Set.of(left, right));
            }
          }
        }
      }
    }

    void check() {
      List<List<CustomerId>> groups = desk.session.duplicates().scan().clusters();
      for (Set<CustomerId> pair : different) {
        Set<CustomerId> two = pair.stream().map(this::living).collect(Collectors.toSet());
        assertThat(two).as("merged although called different").hasSize(2);
        assertThat(groups).noneMatch(group -> group.containsAll(two));
      }
    }

    @Override
    public void close() {
      desk.close();
    }
  }
}
