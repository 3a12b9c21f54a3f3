package dev.crmcore.search;

import dev.crmcore.model.Customer;
import java.util.List;

/**
 * A customer that was found.
 *
 * @param customer who
 * @param score how well the words fit, from 0 to 1; to compare hits of one answer
 * @param match the least good of the ways in which the words were found
 * @param highlights where they were found, the best place first; empty if the place is none to show
 */
public record SearchHit(
    Customer customer, double score, MatchKind match, List<Highlight> highlights) {
  /** Copies the places. */
  public SearchHit {
    highlights = List.copyOf(highlights);
  }
}
