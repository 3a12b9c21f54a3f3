package dev.crmcore.scoring;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;

/**
 * Scores customers by the cards of the host. Belongs to one session; not safe for use by several
 * threads at once.
 */
public final class CustomerScores {
  private final Gateway gateway;
  private final ConditionText text;
  private final ScoreCard card;

  /** Creates the service; hosts get it from their session. */
  public CustomerScores(Gateway gateway, ConditionText text, ScoreCard card) {
    this.gateway = gateway;
    this.text = text;
    this.card = card;
  }

  /** Returns how the score is made. */
  public ScoreCard card() {
    return card;
  }

  /**
   * Scores a customer as the actor sees it, now.
   *
   * @throws NotFoundException if the actor cannot see the customer
   */
  public Score of(CustomerId id) {
    return gateway.read(reader -> of(reader, Customers.require(reader, id)));
  }

  /** Scores a customer in a reading that is under way. */
  public Score of(Reader reader, Customer customer) {
    SegmentExpansion segments = SegmentExpansion.stored(text, reader);
    return card.score(rule -> holds(reader, segments, rule, customer));
  }

  /** What the actor may not ask about neither speaks for a customer nor against. */
  private boolean holds(
      Reader reader, SegmentExpansion segments, ScoreRule rule, Customer customer) {
    Condition condition = segments.expand(text.parse(rule.condition(), CustomerFields.TYPE));
    try {
      return reader.satisfies(CustomerFields.TYPE, customer.id().value(), condition);
    } catch (AccessDeniedException e) {
      return false;
    }
  }
}
