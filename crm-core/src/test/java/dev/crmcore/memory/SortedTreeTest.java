package dev.crmcore.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
  private static final long SEED = 5;

  @Test
  void holdsWhatATreeMapHoldsAfterEveryChange() {
    Random random = new Random(SEED);
    TreeMap<Integer, Integer> expected = new TreeMap<>();
    SortedTree<Integer, Integer> tree = SortedTree.empty(Comparator.<Integer>naturalOrder());

    for (int i = 0; i < 5000; i++) {
      int key = random.nextInt(300);
      if (random.nextInt(3) == 0) {
        expected.remove(key);
        tree = tree.without(key);
      } else {
        expected.put(key, i);
        tree = tree.with(key, i);
      }
      assertThat(tree.size()).as("seed %d, step %d", SEED, i).isEqualTo(expected.size());
      assertThat(tree.get(key)).as("seed %d, step %d", SEED, i).isEqualTo(expected.get(key));
    }

    assertThat(tree.keys()).containsExactlyElementsOf(expected.keySet());
    assertThat(tree.values()).containsExactlyElementsOf(expected.values());
    assertThat(tree.keysFrom(150)).containsExactlyElementsOf(expected.tailMap(150).keySet());
    assertThat(tree.valuesAfter(150))
        .containsExactlyElementsOf(expected.tailMap(150, false).values());
  }

  @Test
  void staysAsItWasHoweverOthersGrowOutOfIt() {
    Random random = new Random(SEED);
    SortedTree<Integer, Integer> tree = SortedTree.empty(Comparator.<Integer>naturalOrder());
    List<SortedTree<Integer, Integer>> snapshots = new ArrayList<>();
    List<List<Integer>> expected = new ArrayList<>();
    TreeMap<Integer, Integer> current = new TreeMap<>();

    for (int round = 0; round < 100; round++) {
      snapshots.add(tree);
      expected.add(List.copyOf(current.values()));
      Object owner = new Object();
      for (int i = 0; i < 50; i++) {
        int key = random.nextInt(400);
        if (random.nextInt(3) == 0) {
          current.remove(key);
          tree = tree.without(key, owner);
        } else {
          current.put(key, i);
          tree = tree.with(key, i, owner);
        }
      }
    }

    for (int i = 0; i < snapshots.size(); i++) {
      assertThat(snapshots.get(i).values())
          .as("seed %d, snapshot %d", SEED, i)
          .containsExactlyElementsOf(expected.get(i));
    }
    assertThat(tree.values()).containsExactlyElementsOf(current.values());
  }
}
