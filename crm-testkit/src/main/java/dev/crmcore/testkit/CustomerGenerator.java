package dev.crmcore.testkit;

import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes up customers whose true identity is known, to measure and test deduplication, imports and
 * storages: people and companies with names in Latin, Cyrillic and Chinese script, and more than
 * one record of many of them.
 *
 * <p>The records of one person differ as real ones do: typing slips, swapped given and family name,
 * nicknames and initials, another script or transliteration, a new home, telephone or e-mail
 * address, a married name, another legal form, missing and broken values. People who share a home,
 * a family name and a telephone are there too, and are not duplicates. All e-mail domains are
 * reserved for examples, telephone numbers come from ranges reserved for fiction where a country
 * has them, and no real person was described.
 *
 * <p>The same seed, settings and number of records give the same records, on every machine. Records
 * of one person lie apart within a window of some thousand records; the stream is lazy and needs
 * the memory of that window alone, whatever the number. Immutable and safe for all threads: a
 * method that sets something returns a changed copy.
 *
 * <pre>{@code
 * CustomerGenerator.seeded(42).duplicateRate(0.3).languages("ru", "en").generate(1_000)
 *     .forEach(made -> crm.customers().save(made.customer()));
 * }</pre>
 *
 * @since 0.1
 */
public final class CustomerGenerator {
  /** The source of records that people typed into a form. */
  public static final String WEB_FORM = "web-form";

  /** The source of records that an online shop exported. */
  public static final String SHOP = "shop";

  /** The source of records that somebody kept in a table. */
  public static final String SPREADSHEET = "spreadsheet";

  /** Most common first. */
  private static final List<String> LANGUAGES =
      List.of("en", "ru", "zh", "de", "uk", "fr", "es", "it");

  private final GeneratorSettings settings;

  private CustomerGenerator(GeneratorSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a generator with the usual settings: 30 % duplicates, 15 % companies, 10 % of people in
   * shared homes, all languages.
   */
  public static CustomerGenerator seeded(long seed) {
    return new CustomerGenerator(new GeneratorSettings(seed, LANGUAGES, Map.of()));
  }

  /**
   * Sets how many of the records describe somebody of whom there is an earlier one; the number of
   * records for one customer is geometrically distributed.
   *
   * @param share 0 to 0.9
   * @throws IllegalArgumentException if the share is outside
   */
  public CustomerGenerator duplicateRate(double share) {
    return with(settings.with(GeneratorDial.DUPLICATES, share));
  }

  /**
   * Sets how many customers are companies.
   *
   * @param share 0 to 1
   * @throws IllegalArgumentException if the share is outside
   */
  public CustomerGenerator organizationShare(double share) {
    return with(settings.with(GeneratorDial.ORGANIZATIONS, share));
  }

  /**
   * Sets how many people live with another one of the people made, which is what makes matching
   * hard.
   *
   * @param share 0 to 1
   * @throws IllegalArgumentException if the share is outside
   */
  public CustomerGenerator householdShare(double share) {
    return with(settings.with(GeneratorDial.HOUSEHOLDS, share));
  }

  /**
   * Sets how often values are mistyped, abbreviated or formatted in another way.
   *
   * @param strength 0 for never, 1 for as often as usual, at most 5
   * @throws IllegalArgumentException if the strength is outside
   */
  public CustomerGenerator noise(double strength) {
    return with(settings.with(GeneratorDial.NOISE, strength));
  }

  /**
   * Sets how often values are missing.
   *
   * @param strength 0 for never, 1 for as often as usual, at most 2
   * @throws IllegalArgumentException if the strength is outside
   */
  public CustomerGenerator missing(double strength) {
    return with(settings.with(GeneratorDial.MISSING, strength));
  }

  /**
   * Sets how often a Cyrillic or Chinese name is written in Latin letters, or a Ukrainian one in
   * Russian.
   *
   * @param strength 0 for never, 1 for as often as usual, at most 3
   * @throws IllegalArgumentException if the strength is outside
   */
  public CustomerGenerator transliteration(double strength) {
    return with(settings.with(GeneratorDial.TRANSLITERATION, strength));
  }

  /**
   * Sets which languages the customers speak, the most common first.
   *
   * @param tags among {@code en, ru, zh, de, uk, fr, es, it}
   * @throws IllegalArgumentException if there is none, or one is unknown
   */
  public CustomerGenerator languages(String... tags) {
    List<String> chosen = List.of(tags);
    if (chosen.isEmpty() || !LANGUAGES.containsAll(chosen)) {
      throw new IllegalArgumentException(
          "The languages are one or more of " + LANGUAGES + ", but were " + chosen + ".");
    }
    return with(settings.withLanguages(chosen));
  }

  private static CustomerGenerator with(GeneratorSettings changed) {
    return new CustomerGenerator(changed);
  }

  /**
   * Makes customers up, one after the other as they are asked for.
   *
   * @param records how many records, duplicates included
   * @return an ordered stream, to be used by one thread at a time
   * @throws IllegalArgumentException if the number is negative
   */
  public Stream<GeneratedCustomer> generate(long records) {
    if (records < 0) {
      throw new IllegalArgumentException(
          "The number of records is 0 or more, but was " + records + ".");
    }
    int properties = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(
        Spliterators.spliterator(new CustomerIterator(settings, records), records, properties),
        false);
  }
}
