package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.CutLink.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out why records that match were not put into one cluster. */
final class CutLinks {
  private final MatchResult result;
  private final Linkage linkage;
  private final Scratch scratch = new Scratch();
  private final Map<Integer, List<Integer>> members = new HashMap<>();

  /** By the two clusters: many links of one pair of clusters are cut for the same reason. */
  private final Map<Long, Cut> cuts = new HashMap<>();

  private record Cut(Reason reason, String details) {}

  CutLinks(MatchResult result) {
    this.result = result;
    this.linkage = result.linkage();
  }

  /** Returns the links of the pairs that match, the surest first. */
  List<CutLink> of(PairList pairs) {
    List<Integer> cut = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (cluster(pairs.left(i)) != cluster(pairs.right(i))
          && result.probability(i) >= result.options().matchProbability()) {
        cut.add(i);
        members.put(cluster(pairs.left(i)), new ArrayList<>());
        members.put(cluster(pairs.right(i)), new ArrayList<>());
      }
    }
    for (int record = 0; record < linkage.records(); record++) {
      List<Integer> of = members.get(cluster(record));
      if (of != null) {
        of.add(record);
      }
    }
    List<CutLink> links = new ArrayList<>();
    for (int i : cut) {
      links.add(link(i, pairs.left(i), pairs.right(i)));
    }
    links.sort(
        Comparator.comparingDouble((CutLink link) -> -link.pair().score().weight())
            .thenComparing(link -> link.pair().leftId())
            .thenComparing(link -> link.pair().rightId()));
    return links;
  }

  private int cluster(int record) {
    return result.cluster(linkage.row(record));
  }

  private CutLink link(int pair, int left, int right) {
    Cut cut =
        cuts.computeIfAbsent(
            (long) cluster(left) << 32 | cluster(right),
            clusters -> between(members(left), members(right)));
    return new CutLink(result.pair(pair), cut.reason(), cut.details());
  }

  private List<Integer> members(int record) {
    return requireNonNull(members.get(cluster(record)));
  }

  private Cut between(List<Integer> left, List<Integer> right) {
    double sum = 0;
    for (int a : left) {
      for (int b : right) {
        if (linkage.conflicts(a, b, scratch)) {
          return new Cut(
              Reason.CONTRADICTION, "%s and %s contradict each other".formatted(id(a), id(b)));
        }
        sum += ClusterBuilder.vote(linkage.weight(a, b, scratch) + result.prior());
      }
    }
    double average = sum / ((double) left.size() * right.size());
    if (average >= Deduplicator.bits(result.options().matchProbability())) {
      return new Cut(
          Reason.TOO_LONG,
          "part of a chain of more than %d records, which was cut at its weaker links"
              .formatted(ClusterBuilder.LARGEST));
    }
    return new Cut(
        Reason.WEAK_BRIDGE,
        String.format(
            Locale.ROOT,
            "the groups of %d and %d agree by only %+.1f bits on average",
            left.size(),
            right.size(),
            average));
  }

  private String id(int record) {
    return linkage.table().id(linkage.row(record));
  }
}
