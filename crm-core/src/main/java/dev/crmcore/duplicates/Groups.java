package dev.crmcore.duplicates;

import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes groups of customers that belong together out of what the engine found and what people said.
 *
 * <p>Clusters with members that somebody called one become one group. Where that, or the cluster
 * itself, would bring two together that must stay apart, the group is put together anew: along what
 * people called one, then along the matches within each cluster, each time the most probable first,
 * and without the joins that would bring such two together. So of "A is B", "B is C" and "A is not
 * C" the less probable of the two joins is left out. Equals are taken in the order of the
 * customers, so the same data always gives the same groups.
 */
final class Groups {
  /** Two customers, by their places in the list of all. */
  private record Link(int left, int right, double probability) {
    static final Comparator<Link> SUREST_FIRST =
        Comparator.comparingDouble(Link::probability)
            .reversed()
            .thenComparing(Link::left)
            .thenComparing(Link::right);

    static Link of(int one, int other, double probability) {
      return new Link(Math.min(one, other), Math.max(one, other), probability);
    }
  }

  private final List<CustomerId> customers = new ArrayList<>();
  private final Map<CustomerId, Integer> places = new HashMap<>();
  private final List<Integer> clusterOf = new ArrayList<>();
  private final List<Set<Integer>> apart = new ArrayList<>();
  private final List<Link> calledOne = new ArrayList<>();

  /** The members of each part; those of a part that became part of another are none. */
  private final List<List<Integer>> parts = new ArrayList<>();

  private final List<Integer> partOf = new ArrayList<>();

  private Groups(List<List<CustomerId>> clusters) {
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      for (CustomerId member : clusters.get(cluster)) {
        int place = customers.size();
        customers.add(member);
        places.put(member, place);
        clusterOf.add(cluster);
        apart.add(new HashSet<>());
        parts.add(new ArrayList<>(List.of(place)));
        partOf.add(place);
      }
    }
  }

  /**
   * Returns the groups of two or more, their members in the order in which they were given.
   *
   * @param clusters what the engine made; single customers that nobody spoke of may be left out
   * @param found the pairs that the engine found
   */
  static List<List<CustomerId>> of(
      List<List<CustomerId>> clusters, Collection<DuplicatePair> found, DecidedPairs decided) {
    Groups groups = new Groups(clusters);
    groups.listen(found, decided);
    for (int place = 1; place < groups.customers.size(); place++) {
      if (groups.clusterOf.get(place).equals(groups.clusterOf.get(place - 1))) {
        groups.unite(place - 1, place);
      }
    }
    groups.calledOne.forEach(link -> groups.unite(link.left(), link.right()));
    groups.dissolveContradictions();
    groups.calledOne.forEach(groups::join);
    groups.matches(found).forEach(groups::join);
    return groups.twoOrMore();
  }

  /** Notes who must stay apart and who was called one. */
  private void listen(Collection<DuplicatePair> found, DecidedPairs decided) {
    Map<Set<CustomerId>, Double> probabilities = new HashMap<>();
    found.forEach(pair -> probabilities.put(Set.of(pair.left(), pair.right()), pair.probability()));
    for (Set<CustomerId> pair : decided.pairs()) {
      if (places.keySet().containsAll(pair)) {
        List<CustomerId> two = List.copyOf(pair);
        int left = place(two.get(0));
        int right = place(two.get(1));
        if (decided.keepsApart(two.get(0), two.get(1))) {
          apart.get(left).add(right);
          apart.get(right).add(left);
        } else {
          calledOne.add(Link.of(left, right, probabilities.getOrDefault(pair, 0.0)));
        }
      }
    }
    calledOne.sort(Link.SUREST_FIRST);
  }

  private int place(CustomerId customer) {
    return Objects.requireNonNull(places.get(customer));
  }

  private void dissolveContradictions() {
    Set<Integer> contradictory = new HashSet<>();
    for (int place = 0; place < customers.size(); place++) {
      if (meets(place, partOf.get(place))) {
        contradictory.add(partOf.get(place));
      }
    }
    for (int part : contradictory) {
      List<Integer> members = List.copyOf(parts.get(part));
      parts.get(part).clear();
      for (int member : members) {
        parts.get(member).add(member);
        partOf.set(member, member);
      }
    }
  }

  /** Tells whether somebody in a part must stay apart from a customer. */
  private boolean meets(int place, int part) {
    return apart.get(place).stream().anyMatch(other -> partOf.get(other) == part);
  }

  private List<Link> matches(Collection<DuplicatePair> found) {
    return found.stream()
        .filter(pair -> pair.decision() == MatchDecision.MATCH)
        .filter(pair -> places.containsKey(pair.left()) && places.containsKey(pair.right()))
        .map(pair -> Link.of(place(pair.left()), place(pair.right()), pair.probability()))
        .filter(link -> clusterOf.get(link.left()).equals(clusterOf.get(link.right())))
        .sorted(Link.SUREST_FIRST)
        .toList();
  }

  private void join(Link link) {
    int right = partOf.get(link.right());
    if (parts.get(partOf.get(link.left())).stream().noneMatch(member -> meets(member, right))) {
      unite(link.left(), link.right());
    }
  }

  private void unite(int one, int other) {
    int left = partOf.get(one);
    int right = partOf.get(other);
    if (left == right) {
      return;
    }
    int larger = parts.get(left).size() < parts.get(right).size() ? right : left;
    int smaller = larger == left ? right : left;
    parts.get(smaller).forEach(member -> partOf.set(member, larger));
    parts.get(larger).addAll(parts.get(smaller));
    parts.get(smaller).clear();
  }

  private List<List<CustomerId>> twoOrMore() {
    return parts.stream()
        .filter(part -> part.size() > 1)
        .map(part -> part.stream().sorted().toList())
        .sorted(Comparator.comparing(part -> part.get(0)))
        .map(part -> part.stream().map(customers::get).toList())
        .toList();
  }
}
