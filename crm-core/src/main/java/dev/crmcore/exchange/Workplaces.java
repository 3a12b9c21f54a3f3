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
import java.util.ArrayList;
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
  private final Map<Pair, List<Stint>> stints = new LinkedHashMap<>();
  private ValueSources sources = ValueSources.none();

  private record Pair(CustomerId person, CustomerId organization) {}

  /** One time of a person at a company: as it is stored, if it is, and as it will be. */
  private static final class Stint {
    private final @Nullable Affiliation stored;
    private Affiliation next;

    Stint(@Nullable Affiliation stored, Affiliation next) {
      this.stored = stored;
      this.next = next;
    }

    @Nullable UUID key() {
      return stored == null ? null : stored.id().value();
    }

    boolean begins(LocalDate from) {
      return from.equals(next.from());
    }

    boolean lasts() {
      return next.to() == null;
    }

    /** Tells whether the two may be one time; what has no date may be any. */
    boolean meets(@Nullable LocalDate from, @Nullable LocalDate to) {
      LocalDate begun = next.from();
      LocalDate ended = next.to();
      return (from == null || ended == null || !from.isAfter(ended))
          && (to == null || begun == null || !begun.isAfter(to));
    }
  }

  Workplaces(ChangeSet changes, ImportOptions options, Tally tally) {
    this.changes = changes;
    this.options = options;
    this.tally = tally;
  }

  /** Returns the fields that a column may go to. */
  static List<Part> parts(Conversions conversions) {
    return Stream.<Field<Affiliation, ?>>of(
            AffiliationFields.ROLE, AffiliationFields.FROM, AffiliationFields.TO)
        .map(field -> new Part(PREFIX + field, field.name(), conversions.to(field.type()), false))
        .toList();
  }

  /** Tells whether a field is one of these. */
  static boolean isOne(String field) {
    return field.startsWith(PREFIX);
  }

  /** Tells whether a row says more than the name of the company. */
  static boolean isTold(RowValues row) {
    return row.hasPart(PREFIX);
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
    if (isReversed(from, to)) {
      throw new InvalidInputException(
          "E_TYPE", "The role ends on %s, before it begins on %s.".formatted(to, from));
    }
  }

  /**
   * Reads where people work already.
   *
   * @param told whether any row says more than that, so that what is stored may be changed
   */
  void load(Collection<UUID> people, boolean told) {
    List<Affiliation> seen = new ArrayList<>();
    changes
        .reader()
        .scanAny(
            AffiliationFields.TYPE,
            Conditions.everyone(),
            AffiliationFields.PERSON_ID,
            people,
            seen::add);
    List<UUID> ids = seen.stream().map(one -> one.id().value()).toList();
    List<Affiliation> stored = told ? changes.stored(AffiliationFields.TYPE, ids) : seen;
    stored.forEach(
        one -> of(new Pair(one.personId(), one.organizationId())).add(new Stint(one, one)));
    if (told && (options.overwrites(Overwrite.OWN) || options.overwrites(Overwrite.BY_PRIORITY))) {
      sources = ValueSources.of(changes.reader(), ids);
    }
  }

  private List<Stint> of(Pair pair) {
    return stints.computeIfAbsent(pair, none -> new ArrayList<>());
  }

  /** Takes what a row says and tells whether it is new. */
  boolean put(
      CustomerId person, CustomerId organization, RowValues row, SourcePriorities priorities) {
    List<Stint> known = of(new Pair(person, organization));
    String role = (String) row.part(ROLE);
    LocalDate from = (LocalDate) row.part(FROM);
    LocalDate to = (LocalDate) row.part(TO);
    Stint meant = meant(known, from, to);
    if (meant == null) {
      known.add(
          new Stint(
              null,
              new Affiliation(
                  AffiliationId.UNASSIGNED, person, organization, role, from, to, Revision.NEW)));
      return true;
    }
    ReplacedValues values = new ReplacedValues(options, priorities, sources, meant.key());
    Affiliation now = meant.next;
    Affiliation next =
        new Affiliation(
            now.id(),
            person,
            organization,
            values.of(ROLE, AffiliationFields.ROLE.name(), now.role(), role),
            values.of(FROM, AffiliationFields.FROM.name(), now.from(), from),
            values.of(TO, AffiliationFields.TO.name(), now.to(), to),
            now.revision());
    tally.kept(values.kept());
    // What may not be replaced can leave an end before the beginning: then all of it stays.
    if (next.equals(now) || isReversed(next.from(), next.to())) {
      return false;
    }
    meant.next = next;
    return true;
  }

  /** Returns the time that a row is about, or null where it is about another one. */
  private static @Nullable Stint meant(
      List<Stint> known, @Nullable LocalDate from, @Nullable LocalDate to) {
    Stint best = null;
    for (Stint one : known) {
      if (from != null && one.begins(from)) {
        return one;
      }
      if (one.meets(from, to) && (best == null || one.lasts() || !best.lasts())) {
        best = one;
      }
    }
    return best;
  }

  private static boolean isReversed(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from != null && to != null && to.isBefore(from);
  }

  void store() {
    PreparedRecords<Affiliation> records = new PreparedRecords<>(changes, AffiliationFields.TYPE);
    stints.values().forEach(all -> all.forEach(one -> records.put(one.stored, one.next)));
    records.store();
  }
}
