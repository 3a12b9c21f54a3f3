package dev.crmcore.exchange;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.RecordTargets.Part;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.AffiliationId;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who works where, as the rows of a batch say: the company that the row of a person names, the role
 * there, and since and until when. Used once.
 */
final class Workplaces {
  private static final String PREFIX = "affiliation.";
  private static final String ROLE = PREFIX + AffiliationFields.ROLE;
  private static final String FROM = PREFIX + AffiliationFields.FROM;
  private static final String TO = PREFIX + AffiliationFields.TO;

  private final ChangeSet changes;
  private final ImportOptions options;
  private final Tally tally;
  private final PreparedRecords<Affiliation> records;
  private final Map<Pair, Affiliation> stored = new LinkedHashMap<>();
  private final Map<Pair, Affiliation> said = new LinkedHashMap<>();
  private ValueSources sources = ValueSources.none();

  private record Pair(CustomerId person, CustomerId organization) {}

  Workplaces(ChangeSet changes, ImportOptions options, Tally tally) {
    this.changes = changes;
    this.options = options;
    this.tally = tally;
    this.records = new PreparedRecords<>(changes, AffiliationFields.TYPE);
  }

  /** Returns the fields that a column may go to. */
  static List<Part> parts(Conversions conversions) {
    return Stream.<Field<Affiliation, ?>>of(
            AffiliationFields.ROLE, AffiliationFields.FROM, AffiliationFields.TO)
        .map(field -> new Part(PREFIX + field, field.name(), conversions.to(field.type()), false))
        .toList();
  }

  /**
   * Refuses a role without a company to have it in, and an end before the beginning.
   *
   * @param company the company that the row names, or null
   * @throws InvalidInputException with the code {@code E_TYPE}
   */
  static void requireFitting(RowValues row, boolean person, @Nullable String company) {
    if (!isTold(row)) {
      return;
    }
    if (!person || company == null) {
      throw new InvalidInputException(
          "E_TYPE",
          "The row tells a role, or its dates, but not of which person in which company. Name both, or clear it.");
    }
    LocalDate from = (LocalDate) row.part(FROM);
    LocalDate to = (LocalDate) row.part(TO);
    if (from != null && to != null && to.isBefore(from)) {
      throw new InvalidInputException(
          "E_TYPE", "The role ends on %s, before it begins on %s.".formatted(to, from));
    }
  }

  /** Tells whether a row says more than the name of the company. */
  static boolean isTold(RowValues row) {
    return row.hasPart(PREFIX);
  }

  /** Reads where people work already. */
  void load(Collection<UUID> people) {
    changes
        .reader()
        .scanAny(
            AffiliationFields.TYPE,
            Conditions.everyone(),
            AffiliationFields.PERSON_ID,
            people,
            one ->
                stored.merge(
                    new Pair(one.personId(), one.organizationId()), one, Workplaces::current));
  }

  /** Of several, what lasts is meant, and of those the one that was told last. */
  private static Affiliation current(Affiliation one, Affiliation other) {
    return other.to() == null || one.to() != null ? other : one;
  }

  /** Reads who told it, where a row may replace it. */
  void loadSources() {
    if (!stored.isEmpty()
        && (options.overwrites(Overwrite.OWN) || options.overwrites(Overwrite.BY_PRIORITY))) {
      sources =
          ValueSources.of(
              changes.reader(), stored.values().stream().map(one -> one.id().value()).toList());
    }
  }

  /** Takes what a row says and tells whether it is new. */
  boolean put(
      CustomerId person, CustomerId organization, RowValues row, SourcePriorities priorities) {
    Pair pair = new Pair(person, organization);
    Affiliation known = said.getOrDefault(pair, stored.get(pair));
    String role = (String) row.part(ROLE);
    LocalDate from = (LocalDate) row.part(FROM);
    LocalDate to = (LocalDate) row.part(TO);
    if (known == null) {
      said.put(
          pair,
          new Affiliation(
              AffiliationId.UNASSIGNED, person, organization, role, from, to, Revision.NEW));
      return true;
    }
    UUID record = stored.containsKey(pair) ? known.id().value() : null;
    ReplacedValues values = new ReplacedValues(options, priorities, sources, record);
    Affiliation next =
        new Affiliation(
            known.id(),
            person,
            organization,
            values.of(AffiliationFields.ROLE.name(), known.role(), role),
            values.of(AffiliationFields.FROM.name(), known.from(), from),
            values.of(AffiliationFields.TO.name(), known.to(), to),
            known.revision());
    tally.kept(values.kept());
    if (next.equals(known)) {
      return false;
    }
    said.put(pair, next);
    return true;
  }

  void store() {
    said.forEach((pair, next) -> records.put(stored.get(pair), next));
    records.store();
  }
}
