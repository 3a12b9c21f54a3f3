package dev.crmcore.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WovenListsTest {
  @Test
  void whatBothAddedIsThereAndPlacesAreKept() {
    assertThat(WovenLists.weave(List.of("a", "b"), List.of("a", "x", "b"), List.of("a", "b", "y")))
        .hasValue(List.of("a", "x", "b", "y"));
    assertThat(
            WovenLists.weave(
                List.of("a", "b", "c"), List.of("a2", "b", "c"), List.of("a", "b", "c2")))
        .hasValue(List.of("a2", "b", "c2"));
    assertThat(WovenLists.weave(List.of(), List.of("x"), List.of("y"))).hasValue(List.of("y", "x"));
  }

  @Test
  void whatCannotBeToldApartIsLeftToPeople() {
    assertThat(WovenLists.weave(List.of("a", "b"), List.of("a2", "b"), List.of("a3", "b")))
        .isEmpty();
    assertThat(WovenLists.weave(List.of("a", "b"), List.of("b", "a"), List.of("a", "b", "c")))
        .isEmpty();
    assertThat(WovenLists.weave(List.of("a", "a"), List.of("a"), List.of("a", "a", "b"))).isEmpty();
  }

  @Property(tries = 500)
  void nothingIsLostAndNothingComesBack(
      @ForAll @Size(max = 6) Set<@IntRange(max = 9) Integer> base,
      @ForAll @Size(max = 6) Set<@IntRange(max = 9) Integer> theirs,
      @ForAll @Size(max = 6) Set<@IntRange(max = 9) Integer> yours) {
    List<Integer> from = new ArrayList<>(base);
    Optional<List<Integer>> woven =
        WovenLists.weave(from, new ArrayList<>(theirs), new ArrayList<>(yours));

    Set<Integer> goneByBoth = new HashSet<>(base);
    goneByBoth.removeAll(theirs);
    goneByBoth.removeAll(yours);
    boolean alone = theirs.equals(base) || yours.equals(base);
    assertThat(woven.isPresent()).isEqualTo(goneByBoth.isEmpty() && !alone);
    Set<Integer> expected = new LinkedHashSet<>(yours);
    expected.addAll(theirs);
    expected.removeIf(one -> base.contains(one) && !(theirs.contains(one) && yours.contains(one)));
    woven.ifPresent(list -> assertThat(list).containsExactlyInAnyOrderElementsOf(expected));
  }
}
