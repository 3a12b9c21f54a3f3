package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Corrects the evidence of levels by decisions of people.
 *
 * <p>People decide about pairs that the engine finds hard, so counting levels among decided pairs
 * would say little about all pairs. Logistic regression does not mind which pairs were chosen as
 * long as that follows from the pairs' levels: it starts from the evidence there is and looks for
 * the corrections that make the decisions likeliest. A correction is expected to be about {@link
 * #EXPECTED_BITS}, so few decisions move little (a normal distribution around zero; the estimate is
 * the mode of the posterior, found by Newton's method).
 */
final class Learner {
  private static final double EXPECTED_BITS = 1;

  /** The log-posterior is concave, so this is far more than is needed. */
  private static final int MOST_STEPS = 50;

  private static final double SMALL_STEP = 1e-6;
  private static final double NATS = Math.log(2);
  private static final double PENALTY = 1 / (EXPECTED_BITS * NATS * EXPECTED_BITS * NATS);

  private final Linkage linkage;
  private final int dimensions;

  /** Corrections in nats, those of levels at {@code 16 * dimension + level}. */
  private final double[] nats;

  /** Where the correction stands that every pair gets. */
  private final int always;

  Learner(Linkage linkage) {
    this.linkage = linkage;
    this.dimensions = linkage.dimensions().size();
    this.always = 16 * dimensions;
    this.nats = new double[always + 1];
  }

  /** A decided pair: where its corrections stand, and the evidence for it without them. */
  private record Decided(int[] at, double bits, boolean same) {}

  MatchModel learn(Collection<LabelledPair> labels) {
    List<Decided> pairs = pairs(labels);
    double step = Double.MAX_VALUE;
    for (int i = 0; i < MOST_STEPS && step > SMALL_STEP; i++) {
      step = step(pairs);
    }
    double[] bits = new double[nats.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = nats[i] / NATS;
    }
    return linkage.model(LearnedWeights.of(dimensions, bits, bits[always]));
  }

  private List<Decided> pairs(Collection<LabelledPair> labels) {
    Map<String, Integer> recordOf = recordOf(labels);
    Scratch scratch = new Scratch();
    List<Decided> pairs = new ArrayList<>();
    for (LabelledPair label : labels) {
      int left = record(recordOf, label.leftId());
      int right = record(recordOf, label.rightId());
      pairs.add(
          new Decided(
              corrections(linkage.pattern(left, right, scratch)),
              linkage.start() + linkage.weight(left, right, scratch),
              label.same()));
    }
    return pairs;
  }

  private Map<String, Integer> recordOf(Collection<LabelledPair> labels) {
    Set<String> wanted = new HashSet<>();
    labels.forEach(label -> wanted.addAll(Arrays.asList(label.leftId(), label.rightId())));
    Map<String, Integer> recordOf = new HashMap<>();
    for (int record = 0; record < linkage.records(); record++) {
      String id = linkage.table().id(linkage.row(record));
      if (wanted.contains(id)) {
        recordOf.put(id, record);
      }
    }
    return recordOf;
  }

  private static int record(Map<String, Integer> recordOf, String id) {
    Integer record = recordOf.get(id);
    if (record == null) {
      throw new IllegalArgumentException(
          "a decision is about the record '" + id + "', which is not in the table");
    }
    return record;
  }

  /** Makes one step of Newton's method and returns the largest change of a weight. */
  private double step(List<Decided> pairs) {
    int n = nats.length;
    double[] gradient = new double[n];
    double[][] curvature = new double[n][n];
    for (int i = 0; i < n; i++) {
      gradient[i] = -PENALTY * nats[i];
      curvature[i][i] = PENALTY;
    }
    for (Decided pair : pairs) {
      double probability = 1 / (1 + Math.exp(-odds(pair)));
      double error = (pair.same() ? 1 : 0) - probability;
      double variance = probability * (1 - probability);
      for (int i : pair.at()) {
        gradient[i] += error;
        for (int j : pair.at()) {
          curvature[i][j] += variance;
        }
      }
    }
    solve(curvature, gradient);
    return move(pairs, gradient);
  }

  /** Where the evidence is strong the full step would lead far beyond, so it is halved. */
  private double move(List<Decided> pairs, double[] direction) {
    double[] from = nats.clone();
    double before = likelihood(pairs);
    double largest = 0;
    for (double part : direction) {
      largest = Math.max(largest, Math.abs(part));
    }
    for (double length = 1; length * largest > SMALL_STEP; length /= 2) {
      for (int i = 0; i < nats.length; i++) {
        nats[i] = from[i] + length * direction[i];
      }
      if (likelihood(pairs) >= before) {
        return length * largest;
      }
    }
    System.arraycopy(from, 0, nats, 0, nats.length);
    return 0;
  }

  /** Returns the logarithm of the posterior, up to a constant. */
  private double likelihood(List<Decided> pairs) {
    double sum = 0;
    for (double weight : nats) {
      sum -= PENALTY * weight * weight / 2;
    }
    for (Decided pair : pairs) {
      double odds = odds(pair);
      // The logarithm of 1 / (1 + e^-x), without overflow.
      double x = pair.same() ? odds : -odds;
      sum += Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }
    return sum;
  }

  /** Returns the odds of a pair in nats. */
  private double odds(Decided pair) {
    double odds = pair.bits() * NATS;
    for (int i : pair.at()) {
      odds += nats[i];
    }
    return odds;
  }

  private int[] corrections(long pattern) {
    int[] at = new int[dimensions + 1];
    int size = 0;
    for (int d = 0; d < dimensions; d++) {
      int level = (int) (pattern >>> (4 * d) & 15);
      if (level != 0) {
        at[size++] = 16 * d + level;
      }
    }
    at[size++] = always;
    return Arrays.copyOf(at, size);
  }

  /** Solves by Cholesky's decomposition; the matrix is positive definite thanks to the penalty. */
  private static void solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        right[i] -= matrix[i][k] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        right[i] -= matrix[k][i] * right[k];
      }
      right[i] /= matrix[i][i];
    }
  }
}
