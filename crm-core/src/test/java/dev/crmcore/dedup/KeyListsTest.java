package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyListsTest {
  private final KeyLists lists = new KeyLists();

  private List<Integer> of(long key, int from) {
    List<Integer> found = new ArrayList<>();
    lists.forEach(key, from, found::add);
    return found;
  }

  @Test
  void theLatestComeFirst() {
    lists.add(5, 1);
    lists.add(5, 3);
    lists.add(Long.MIN_VALUE, 4);
    lists.add(5, 7);

    assertThat(of(5, 0)).containsExactly(7, 3, 1);
    assertThat(of(5, 3)).containsExactly(7, 3);
    assertThat(of(5, 8)).isEmpty();
    assertThat(of(0, 0)).isEmpty();
    assertThat(lists.count(5)).isEqualTo(3);
    assertThat(lists.count(0)).isZero();
  }

  @Test
  void randomChangesLeaveWhatAMapOfListsWouldHold() {
    Random random = new Random(7);
    Map<Long, List<Integer>> expected = new HashMap<>();
    for (int number = 0; number < 20_000; number++) {
      long key = random.nextInt(3_000) * 0x1_0000_0001L;
      List<Integer> list = expected.computeIfAbsent(key, none -> new ArrayList<>());
      if (random.nextInt(3) > 0) {
        lists.add(key, number);
        list.add(0, number);
      } else {
        int gone = list.isEmpty() ? number : list.remove(random.nextInt(list.size()));
        lists.remove(key, gone);
      }
    }

    expected.forEach(
        (key, list) -> {
          assertThat(of(key, 0)).isEqualTo(list);
          assertThat(lists.count(key)).isEqualTo(list.size());
        });
  }
}
