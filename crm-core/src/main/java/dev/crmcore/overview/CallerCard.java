package dev.crmcore.overview;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about whoever calls, writes or stands at the counter.
 *
 * @param overview everything about the customer; null where nobody or several could be meant
 * @param candidates who could be meant where it is not certain
 * @param leads open leads with the address or the number, the latest first
 * @param waiting what came from there and could be placed nowhere, the latest first
 */
public record CallerCard(
    @Nullable CustomerOverview overview,
    List<Customer> candidates,
    List<Lead> leads,
    List<Interaction> waiting) {
  /** Copies the lists. */
  public CallerCard {
    candidates = List.copyOf(candidates);
    leads = List.copyOf(leads);
    waiting = List.copyOf(waiting);
  }

  /** Tells whether there is nothing about them at all. */
  public boolean isStranger() {
    return overview == null && candidates.isEmpty() && leads.isEmpty() && waiting.isEmpty();
  }
}
