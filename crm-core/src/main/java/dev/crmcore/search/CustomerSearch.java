package dev.crmcore.search;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.query.Condition;

/**
 * Finds customers by what people type: names, telephone numbers in any format, e-mail addresses,
 * tax and external ids, notes; people by their company; and anybody by what stands in the timeline.
 * All words have to be there, each as the beginning of a word. Where that finds too few, the other
 * layout of the keyboard and other scripts are tried, and last the slips of spelling.
 *
 * <p>Only what the actor may see is found, and only that is told by corrections and highlights.
 * Archived and merged customers are left out. Belongs to one session; not safe for use by several
 * threads at once.
 *
 * <pre>{@code
 * SearchAnswer answer = session.search().find("bdfyjd", 10); // иванов
 * answer.hits().get(0).highlights().get(0).marked("<b>", "</b>");
 * }</pre>
 */
public final class CustomerSearch {
  /** The most characters of a text that is searched for. */
  public static final int LONGEST_TEXT = 1_000;

  /** The most customers of one answer. */
  public static final int MOST_HITS = 10_000;

  private final Gateway gateway;
  private final Condition inUse;
  private final AddressForm addresses;

  /**
   * Creates the service; hosts get it from their session.
   *
   * @param inUse which customers can be found at all
   */
  public CustomerSearch(Gateway gateway, Condition inUse, AddressForm addresses) {
    this.gateway = gateway;
    this.inUse = inUse;
    this.addresses = addresses;
  }

  /**
   * Returns the customers that a text finds, the best first; what is equally good, by age.
   *
   * @param limit 1 to {@link #MOST_HITS}
   * @throws InvalidInputException with the code {@code E_LIMIT_LENGTH} if the text is longer than
   *     {@link #LONGEST_TEXT}
   * @throws dev.crmcore.error.AccessDeniedException if what is searched holds something that is
   *     concealed from the actor
   * @throws dev.crmcore.error.UnsupportedFeatureException if the storage has no text search
   */
  public SearchAnswer find(String text, int limit) {
    requireNonNull(text, "text");
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidInputException(
          "E_LIMIT_LENGTH",
          "A text of %d characters is searched for; %d are the most. Take the words that matter."
              .formatted(text.length(), LONGEST_TEXT));
    }
    if (limit < 1 || limit > MOST_HITS) {
      throw new InvalidInputException(
          "A search for %d customers; ask for 1 to %d.".formatted(limit, MOST_HITS));
    }
    return gateway.read(
        reader -> {
          Finding finding = new Finding(reader, gateway.engine().catalogue(), inUse, limit);
          return finding.answer(text, new Readings(text, addresses));
        });
  }
}
