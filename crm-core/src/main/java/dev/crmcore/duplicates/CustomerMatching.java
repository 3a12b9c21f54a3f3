package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.model.CustomerKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How customers are matched: by which models, from which probability or precision on, and by which
 * fields beyond names, birth date, tax id, contact points and addresses. Immutable.
 *
 * <pre>{@code
 * CustomerMatching.defaults()
 *     .withField("loyaltyCard", FieldRole.IDENTIFIER)
 *     .withPrecision(0.99, 0.7)
 * }</pre>
 */
public final class CustomerMatching {
  private static final CustomerMatching DEFAULTS =
      new CustomerMatching(MatchOptions.defaults(), null, List.of());

  private final MatchOptions options;
  private final @Nullable CustomerModels models;
  private final List<MoreField> fields;

  /** A field of the catalogue that takes part, too. */
  record MoreField(String name, FieldRole role, @Nullable FieldMatching matching) {}

  private CustomerMatching(
      MatchOptions options, @Nullable CustomerModels models, List<MoreField> fields) {
    this.options = options;
    this.models = models;
    this.fields = List.copyOf(fields);
  }

  /** Returns what suits every base: the shipped models, fitted to the customers at each scan. */
  public static CustomerMatching defaults() {
    return DEFAULTS;
  }

  /** Returns a copy that takes models as they are. */
  public CustomerMatching withModels(CustomerModels newModels) {
    return new CustomerMatching(options, requireNonNull(newModels, "newModels"), fields);
  }

  /**
   * Returns a copy with fixed thresholds.
   *
   * @param match from this probability on two are taken for one, 0 to 1; 0.5 unless said
   * @param possible from this probability on somebody should look, 0 to {@code match}; 0.1 unless
   *     said
   */
  public CustomerMatching withThresholds(double match, double possible) {
    return new CustomerMatching(options.withThresholds(match, possible), models, fields);
  }

  /**
   * Returns a copy whose thresholds are chosen at each scan so that it is expected to be right so
   * often.
   *
   * @param match precision of matches, 0 to 1, such as 0.99 where they are merged without a look
   * @param possible precision of matches and possible matches together, such as 0.7
   */
  public CustomerMatching withPrecision(double match, double possible) {
    return new CustomerMatching(options.withPrecision(match, possible), models, fields);
  }

  /**
   * Returns a copy in which a field takes part, such as a custom field.
   *
   * @param name the name of a field of customers
   * @param role what it means, such as {@link FieldRole#IDENTIFIER} for the number of a card
   */
  public CustomerMatching withField(String name, FieldRole role) {
    return with(new MoreField(requireNonNull(name, "name"), requireNonNull(role, "role"), null));
  }

  /**
   * Returns a copy in which a field of a kind takes part that the engine does not know.
   *
   * @param name the name of a field of customers
   */
  public CustomerMatching withField(String name, FieldMatching matching) {
    return with(
        new MoreField(
            requireNonNull(name, "name"), FieldRole.CUSTOM, requireNonNull(matching, "matching")));
  }

  private CustomerMatching with(MoreField field) {
    List<MoreField> more = new ArrayList<>(fields);
    more.removeIf(known -> known.name().equals(field.name()));
    more.add(field);
    return new CustomerMatching(options, models, more);
  }

  /** Returns the names of the fields that take part beyond the usual ones, in order. */
  public List<String> fieldNames() {
    return fields.stream().map(MoreField::name).toList();
  }

  List<MoreField> fields() {
    return fields;
  }

  MatchOptions options() {
    return options;
  }

  Deduplicator engine(CustomerKind kind) {
    return models == null ? new Deduplicator() : new Deduplicator(models.of(kind));
  }
}
