package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connected components of some pairs. */
final class Components {
  private final PairList pairs;
  private final Map<Integer, Integer> small = new HashMap<>();
  private final int[] parent;
  private final List<int[]> groups = new ArrayList<>();

  Components(PairList pairs, int[] edges) {
    this.pairs = pairs;
    int most = 0;
    for (int edge : edges) {
      most = Math.max(most, Math.max(pairs.left(edge), pairs.right(edge)));
    }
    parent = new int[edges.length * 8 < most ? 0 : most + 1];
    Arrays.setAll(parent, i -> i);
    for (int edge : edges) {
      union(pairs.left(edge), pairs.right(edge));
    }
    Map<Integer, Integer> number = new HashMap<>();
    int[] counts = new int[Math.max(1, edges.length)];
    int[] groupOf = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      int root = find(pairs.left(edges[i]));
      Integer known = number.putIfAbsent(root, number.size());
      groupOf[i] = known == null ? number.size() - 1 : known;
      counts[groupOf[i]]++;
    }
    for (int g = 0; g < number.size(); g++) {
      groups.add(new int[counts[g]]);
    }
    int[] used = new int[groups.size()];
    for (int i = 0; i < edges.length; i++) {
      groups.get(groupOf[i])[used[groupOf[i]]++] = edges[i];
    }
  }

  private int find(int record) {
    if (parent.length == 0) {
      int root = record;
      while (true) {
        int up = small.getOrDefault(root, root);
        if (up == root) {
          return root;
        }
        root = up;
      }
    }
    int root = record;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private void union(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    if (rootA != rootB) {
      if (parent.length == 0) {
        small.put(Math.max(rootA, rootB), Math.min(rootA, rootB));
      } else {
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
      }
    }
  }

  /** Returns the edges of each component. */
  List<int[]> groups() {
    return groups;
  }

  /** Returns the records of a component in ascending order. */
  int[] members(int[] group) {
    if (group.length == 1) {
      return new int[] {pairs.left(group[0]), pairs.right(group[0])};
    }
    int[] all = new int[group.length * 2];
    for (int i = 0; i < group.length; i++) {
      all[2 * i] = pairs.left(group[i]);
      all[2 * i + 1] = pairs.right(group[i]);
    }
    Arrays.sort(all);
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return Arrays.copyOf(all, kept);
  }
}
