package dev.crmcore.dedup;

import java.util.Arrays;
import java.util.List;

/**
 * Groups records by average linkage inside each connected component: two groups are joined while
 * the average evidence between all their members speaks for it, so one wrong link cannot join two
 * groups that otherwise disagree.
 */
final class ClusterBuilder {
  /** Evidence of one pair beyond these bounds does not outvote the others. */
  private static final float HIGHEST = 12;

  private static final float LOWEST = -8;
  private static final float CONFLICT = -1000;

  /** Components larger than this are cut at stronger and stronger links first. */
  static final int LARGEST = 400;

  private final Linkage linkage;
  private final float prior;
  private final float cut;
  private final int[] cluster;

  /**
   * @param prior evidence in bits before comparison
   * @param cut total evidence in bits that the average of two groups must reach
   */
  ClusterBuilder(Linkage linkage, float prior, float cut) {
    this.linkage = linkage;
    this.prior = prior;
    this.cut = cut;
    this.cluster = new int[linkage.records()];
    Arrays.setAll(cluster, i -> i);
  }

  /** Returns for each record the smallest record of its group. */
  int[] build(PairList pairs) {
    int[] chosen = new int[pairs.size()];
    int count = 0;
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.weight(i) + prior >= Math.min(cut, 0)) {
        chosen[count++] = i;
      }
    }
    split(pairs, Arrays.copyOf(chosen, count), Math.min(cut, 0));
    return cluster;
  }

  private void split(PairList pairs, int[] edges, float level) {
    Components components = new Components(pairs, edges);
    List<int[]> groups = components.groups();
    Chunks.forEach(
        0,
        groups.size(),
        4096,
        (from, to) -> {
          Scratch scratch = new Scratch();
          for (int g = from; g < to; g++) {
            int[] group = groups.get(g);
            int[] members = components.members(group);
            if (members.length <= LARGEST) {
              link(pairs, group, members, scratch);
            } else {
              raise(pairs, group, level + 2);
            }
          }
        });
  }

  private void raise(PairList pairs, int[] group, float level) {
    int[] strong = Arrays.stream(group).filter(e -> pairs.weight(e) + prior >= level).toArray();
    split(pairs, strong, level);
  }

  private void link(PairList pairs, int[] group, int[] members, Scratch scratch) {
    int n = members.length;
    if (n == 2) {
      if (evidence(members[0], members[1], pairs.weight(group[0]), scratch) >= cut) {
        cluster[members[1]] = members[0];
      }
      return;
    }
    float[] sums = new float[n * n];
    Arrays.fill(sums, Float.NaN);
    for (int edge : group) {
      int a = Arrays.binarySearch(members, pairs.left(edge));
      int b = Arrays.binarySearch(members, pairs.right(edge));
      float evidence = evidence(pairs.left(edge), pairs.right(edge), pairs.weight(edge), scratch);
      sums[a * n + b] = evidence;
      sums[b * n + a] = evidence;
    }
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        if (Float.isNaN(sums[a * n + b])) {
          float weight =
              linkage.mayMatch(members[a], members[b])
                  ? linkage.weight(members[a], members[b], scratch)
                  : -prior;
          float evidence = evidence(members[a], members[b], weight, scratch);
          sums[a * n + b] = evidence;
          sums[b * n + a] = evidence;
        }
      }
    }
    merge(sums, members);
  }

  private float evidence(int left, int right, float weight, Scratch scratch) {
    if (linkage.conflicts(left, right, scratch)) {
      return CONFLICT;
    }
    return vote(weight + prior);
  }

  /** What the evidence of one pair counts when the evidence of many is averaged. */
  static float vote(float bits) {
    return Math.max(LOWEST, Math.min(HIGHEST, bits));
  }

  private void merge(float[] sums, int[] members) {
    int n = members.length;
    int[] size = new int[n];
    Arrays.fill(size, 1);
    int[] best = new int[n];
    for (int i = 0; i < n; i++) {
      best[i] = nearest(sums, size, i, n);
    }
    while (true) {
      int from = -1;
      float most = cut;
      for (int i = 0; i < n; i++) {
        if (size[i] > 0 && best[i] >= 0) {
          float average = sums[i * n + best[i]] / (size[i] * size[best[i]]);
          if (average > most || (average == most && from < 0)) {
            most = average;
            from = i;
          }
        }
      }
      if (from < 0) {
        return;
      }
      int a = Math.min(from, best[from]);
      int b = Math.max(from, best[from]);
      for (int k = 0; k < n; k++) {
        if (size[k] > 0 && k != a && k != b) {
          sums[a * n + k] += sums[b * n + k];
          sums[k * n + a] = sums[a * n + k];
        }
      }
      size[a] += size[b];
      size[b] = 0;
      relabel(members, a, b);
      for (int i = 0; i < n; i++) {
        if (size[i] > 0 && (i == a || best[i] == a || best[i] == b)) {
          best[i] = nearest(sums, size, i, n);
        } else if (size[i] > 0 && best[i] >= 0) {
          float now = sums[i * n + best[i]] / (size[i] * size[best[i]]);
          if (sums[i * n + a] / (size[i] * size[a]) > now) {
            best[i] = a;
          }
        }
      }
    }
  }

  private void relabel(int[] members, int a, int b) {
    int to = cluster[members[a]];
    int old = cluster[members[b]];
    for (int member : members) {
      if (cluster[member] == old) {
        cluster[member] = to;
      }
    }
  }

  private static int nearest(float[] sums, int[] size, int i, int n) {
    int best = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      if (k != i && size[k] > 0) {
        float average = sums[i * n + k] / (size[i] * size[k]);
        if (average > most) {
          most = average;
          best = k;
        }
      }
    }
    return best;
  }
}
