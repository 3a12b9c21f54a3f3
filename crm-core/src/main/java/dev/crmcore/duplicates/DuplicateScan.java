package dev.crmcore.duplicates;

import dev.crmcore.model.CustomerId;
import java.util.List;
import java.util.Map;

/**
 * What a search through all customers found.
 *
 * @param customers how many were looked at
 * @param candidatePairs how many pairs were compared
 * @param matches pairs that are taken for one customer, the surest first
 * @param possible pairs that a person should look at, the likeliest first; also pairs that look
 *     like one customer for sure, but were put off or taken apart after a merge
 * @param clusters groups of two or more that belong together, with what people called one; a pair
 *     that somebody called different, put off, or took apart after a merge never stands in one
 *     group
 * @param keptApart pairs that match and yet stand in different groups because the members of these
 *     contradict each other or agree too little, the surest of each kind of customer first
 * @param notes what was left out, and why
 * @param secondsByPhase where the time went
 */
public record DuplicateScan(
    long customers,
    long candidatePairs,
    List<DuplicatePair> matches,
    List<DuplicatePair> possible,
    List<List<CustomerId>> clusters,
    List<KeptApart> keptApart,
    List<String> notes,
    Map<String, Double> secondsByPhase) {
  /** Copies the collections. */
  public DuplicateScan {
    matches = List.copyOf(matches);
    possible = List.copyOf(possible);
    clusters = clusters.stream().map(List::copyOf).toList();
    keptApart = List.copyOf(keptApart);
    notes = List.copyOf(notes);
    secondsByPhase = Map.copyOf(secondsByPhase);
  }

  /** Returns the share of matches that is expected to be right, 0 to 1; 1 if there are none. */
  public double expectedPrecision() {
    return matches.stream().mapToDouble(DuplicatePair::probability).average().orElse(1);
  }
}
