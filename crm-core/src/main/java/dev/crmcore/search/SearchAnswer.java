package dev.crmcore.search;

import dev.crmcore.model.Customer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text found.
 *
 * @param text what was typed
 * @param meant what was searched for instead, since nothing was found as typed: by another layout
 *     of the keyboard or another spelling; null otherwise. Only words of customers that were found
 *     stand in it.
 * @param hits who was found, the best first
 */
public record SearchAnswer(String text, @Nullable String meant, List<SearchHit> hits) {
  /** Copies the hits. */
  public SearchAnswer {
    hits = List.copyOf(hits);
  }

  /** Returns who was found, the best first. */
  public List<Customer> customers() {
    return hits.stream().map(SearchHit::customer).toList();
  }
}
