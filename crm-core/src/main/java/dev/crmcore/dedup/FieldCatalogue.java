package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.RecordTable.Column;
import dev.crmcore.dedup.ValueComparison.NamedKeys;
import dev.crmcore.dedup.similarity.JaroWinkler;
import dev.crmcore.dedup.text.EmailAddress;
import dev.crmcore.dedup.text.OrganizationNameParts;
import dev.crmcore.dedup.text.PhoneDigits;
import dev.crmcore.dedup.text.Places;
import dev.crmcore.dedup.text.TaxIds;
import dev.crmcore.dedup.text.TextFolding;
import dev.crmcore.matching.FieldComparator;
import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the comparisons for the columns of a table. The shares given here are the shipped default
 * model; they are pseudo-counts that the data overrules where it says enough.
 */
final class FieldCatalogue {
  private static final int ANY_EDITS = 64;
  private static final char SEVERAL = RecordTable.VALUE_SEPARATOR;

  private final List<Column> columns;
  private final int records;
  private final Map<FieldRole, List<Column>> byRole = new EnumMap<>(FieldRole.class);
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int dimensions;

  FieldCatalogue(List<Column> columns, int records) {
    this.columns = columns;
    this.records = records;
    for (Column column : columns) {
      byRole.computeIfAbsent(column.role(), role -> new ArrayList<>()).add(column);
    }
  }

  /** Returns the comparisons, the most telling first, their dimensions numbered. */
  List<Comparison> comparisons() {
    addPersonName();
    add(organization());
    each(FieldRole.BIRTH_DATE, c -> new DateComparison(view(List.of(c)), FieldRole.BIRTH_DATE));
    add(email());
    add(phone());
    each(FieldRole.TAX_ID, this::taxId);
    each(FieldRole.IDENTIFIER, this::identifier);
    each(FieldRole.CUSTOM, this::custom);
    if (has(FieldRole.ADDRESS)) {
      add(new AddressComparison(joined(FieldRole.ADDRESS, ' ')));
    }
    add(postcode());
    add(place(FieldRole.CITY, .72, .02));
    add(place(FieldRole.REGION, .85, .15));
    add(gender());
    add(web());
    add(place(FieldRole.COUNTRY, .95, .3));
    each(FieldRole.DATE, c -> new DateComparison(view(List.of(c)), FieldRole.DATE));
    texts();
    return comparisons;
  }

  /** Returns the names of columns that found no room. */
  List<String> leftOut() {
    return leftOut;
  }

  private boolean has(FieldRole role) {
    return byRole.containsKey(role);
  }

  private ValueView view(List<Column> of) {
    return ValueView.of(of, SEVERAL, records);
  }

  private ValueView joined(FieldRole role, char separator) {
    return ValueView.of(byRole.getOrDefault(role, List.of()), separator, records);
  }

  private @Nullable ValueView orNull(FieldRole role) {
    return has(role) ? joined(role, ' ') : null;
  }

  private void add(@Nullable Comparison comparison) {
    if (comparison == null) {
      return;
    }
    int width = comparison.dimensions().size();
    if (dimensions + width > Scratch.MAX_DIMENSIONS) {
      comparison.dimensions().forEach(d -> leftOut.add(d.name()));
      return;
    }
    comparison.first(dimensions);
    dimensions += width;
    comparisons.add(comparison);
  }

  private void each(FieldRole role, java.util.function.Function<Column, Comparison> build) {
    for (Column column : byRole.getOrDefault(role, List.of())) {
      add(build.apply(column));
    }
  }

  private void addPersonName() {
    if (has(FieldRole.FAMILY_NAME) || has(FieldRole.GIVEN_NAME) || has(FieldRole.PERSON_NAME)) {
      add(
          new PersonNameComparison(
              orNull(FieldRole.FAMILY_NAME),
              orNull(FieldRole.GIVEN_NAME),
              orNull(FieldRole.MIDDLE_NAME),
              orNull(FieldRole.PERSON_NAME),
              records));
    }
  }

  private @Nullable Comparison organization() {
    if (!has(FieldRole.ORGANIZATION_NAME)) {
      return null;
    }
    ValueView view = joined(FieldRole.ORGANIZATION_NAME, ' ');
    return new TextComparison(
        view,
        new Dimension(
            view.names(),
            FieldRole.ORGANIZATION_NAME,
            List.of(
                "same",
                "nearly the same",
                "similar",
                "contained",
                "half alike",
                "a little alike",
                "different"),
            new double[] {.55, .15, .09, .08, .06, .04, .03},
            new double[] {.0005, .0003, .0008, .002, .004, .03, .9624},
            0b10),
        name -> OrganizationNameParts.parse(name).words());
  }

  private @Nullable Comparison email() {
    if (!has(FieldRole.EMAIL)) {
      return null;
    }
    ValueView view = joined(FieldRole.EMAIL, SEVERAL);
    return value(
        view,
        text -> EmailAddress.parse(text).toString(),
        new Dimension(
            view.names(),
            FieldRole.EMAIL,
            List.of("same", "same mailbox name", "close", "similar", "different"),
            new double[] {.62, .06, .10, .04, .18},
            new double[] {.0002, .0004, .0002, .002, .9972},
            0b10),
        FieldCatalogue::emailLevel,
        5,
        List.of(
            NamedKeys.one("email", form -> form),
            NamedKeys.one("mailbox name", form -> form.substring(0, form.indexOf('@')))));
  }

  private static int emailLevel(String a, String b, Scratch scratch) {
    int atA = a.indexOf('@');
    int atB = b.indexOf('@');
    if (atA == atB && a.regionMatches(0, b, 0, atA)) {
      return 2;
    }
    int edits = scratch.editDistance.between(a, b);
    if (edits == 1 || (edits == 2 && Math.min(atA, atB) > 3)) {
      return 3;
    }
    return JaroWinkler.similarity(a.substring(0, atA), b.substring(0, atB)) >= 0.9 ? 4 : 5;
  }

  private @Nullable Comparison phone() {
    if (!has(FieldRole.PHONE)) {
      return null;
    }
    ValueView view = joined(FieldRole.PHONE, SEVERAL);
    return value(
        view,
        PhoneDigits::of,
        new Dimension(
            view.names(),
            FieldRole.PHONE,
            List.of("same", "same without area code", "one slip", "different"),
            new double[] {.70, .03, .05, .22},
            new double[] {.0002, .0001, .0001, .9996},
            0b10),
        FieldCatalogue::phoneLevel,
        1,
        List.of(
            NamedKeys.one(
                "phone", form -> form.length() <= 7 ? form : form.substring(form.length() - 7))));
  }

  private static int phoneLevel(String a, String b, Scratch scratch) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    if (shorter.length() >= 5 && longer.endsWith(shorter)) {
      return 2;
    }
    int edits = scratch.editDistance.between(a, b);
    return edits == 1 || (edits == 2 && isShifted(a, b)) ? 3 : 4;
  }

  /** A digit too many or too few moves the window of the last nine digits by one place. */
  private static boolean isShifted(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int prefix = 0;
    while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < most
        && a.charAt(a.length() - 1 - suffix) == b.charAt(b.length() - 1 - suffix)) {
      suffix++;
    }
    return Math.max(suffix, prefix) >= 4 || most - prefix - suffix <= 1;
  }

  private Comparison taxId(Column column) {
    return number(
        column,
        new Dimension(
            column.name(),
            FieldRole.TAX_ID,
            List.of("same", "one slip", "different", "different, both valid"),
            new double[] {.92, .05, .028, .002},
            new double[] {.0001, .0005, .4997, .4997},
            0b10),
        (a, b, scratch) ->
            TaxIds.withoutPrefix(a).equals(TaxIds.withoutPrefix(b))
                ? 2
                : TaxIds.isProven(a) && TaxIds.isProven(b) ? 4 : isOneSlip(a, b, scratch) ? 2 : 3,
        ANY_EDITS,
        TaxIds::withoutPrefix);
  }

  private Comparison identifier(Column column) {
    return number(
        column,
        new Dimension(
            column.name(),
            FieldRole.IDENTIFIER,
            List.of("same", "one slip", "different"),
            new double[] {.92, .05, .03},
            new double[] {.0001, .0005, .9994},
            0b10),
        (a, b, scratch) -> isOneSlip(a, b, scratch) ? 2 : 3,
        1,
        UnaryOperator.identity());
  }

  private Comparison custom(Column column) {
    FieldMatching matching = requireNonNull(column.matching());
    FieldComparator comparator = matching.comparator();
    return value(
        view(List.of(column)),
        matching.normalizer(),
        new Dimension(
            column.name(),
            FieldRole.CUSTOM,
            List.of("same", "nearly the same", "similar", "a little alike", "different"),
            new double[] {.70, .08, .05, .04, .13},
            new double[] {.001, .001, .005, .02, .973},
            0b10),
        (a, b, scratch) -> {
          double similarity = comparator.similarity(a, b);
          return similarity >= 0.95 ? 2 : similarity >= 0.85 ? 3 : similarity >= 0.7 ? 4 : 5;
        },
        ANY_EDITS,
        List.of(new NamedKeys(column.name(), matching.keys())));
  }

  private static boolean isOneSlip(String a, String b, Scratch scratch) {
    return scratch.editDistance.between(a, b) <= 1;
  }

  private Comparison number(
      Column column,
      Dimension dimension,
      ValueComparison.Level level,
      int mostEdits,
      UnaryOperator<String> key) {
    return value(
        view(List.of(column)),
        TaxIds::normalize,
        dimension,
        level,
        mostEdits,
        List.of(NamedKeys.one(column.name(), key)));
  }

  private @Nullable Comparison place(FieldRole role, double same, double chance) {
    if (!has(role)) {
      return null;
    }
    ValueView view = joined(role, ' ');
    double left = 1 - same;
    return value(
        view,
        Places::keyOf,
        new Dimension(
            view.names(),
            role,
            List.of("same", "close", "similar", "different"),
            new double[] {same, left * .3, left * .1, left * .6},
            new double[] {chance, .003, .01, .987 - chance},
            0b10),
        ValueComparison::spelling,
        4,
        List.of(NamedKeys.one(role == FieldRole.CITY ? "city" : view.names(), form -> form)));
  }

  private @Nullable Comparison postcode() {
    if (!has(FieldRole.POSTCODE)) {
      return null;
    }
    ValueView view = joined(FieldRole.POSTCODE, ' ');
    return value(
        view,
        text -> TextFolding.join(TextFolding.fold(text)),
        new Dimension(
            view.names(),
            FieldRole.POSTCODE,
            List.of("same", "one slip", "same district", "different"),
            new double[] {.70, .08, .05, .17},
            new double[] {.002, .003, .01, .985},
            0b10),
        FieldCatalogue::postcodeLevel,
        3,
        List.of(NamedKeys.one("postcode", form -> form)));
  }

  private static int postcodeLevel(String a, String b, Scratch scratch) {
    int shorter = Math.min(a.length(), b.length());
    int edits = scratch.editDistance.between(a, b);
    if (edits <= 1 || (shorter >= 5 && (a.startsWith(b) || b.startsWith(a)))) {
      return 2;
    }
    int district = (shorter + 1) / 2;
    return a.regionMatches(0, b, 0, district) ? 3 : 4;
  }

  private @Nullable Comparison gender() {
    if (!has(FieldRole.GENDER)) {
      return null;
    }
    ValueView view = joined(FieldRole.GENDER, ' ');
    return value(
        view,
        FieldCatalogue::genderCode,
        new Dimension(
            view.names(),
            FieldRole.GENDER,
            List.of("same", "different"),
            new double[] {.95, .05},
            new double[] {.5, .5},
            0b10),
        (a, b, scratch) -> 2,
        64,
        List.of());
  }

  private static String genderCode(String text) {
    String folded = TextFolding.fold(text);
    if (folded.isEmpty()) {
      return "";
    }
    return switch (folded.charAt(0)) {
      case 'm' -> "m";
      case 'f', 'w', 'z' -> "f";
      default -> folded.startsWith("u") ? "" : folded;
    };
  }

  private @Nullable Comparison web() {
    if (!has(FieldRole.WEB)) {
      return null;
    }
    ValueView view = joined(FieldRole.WEB, SEVERAL);
    return value(
        view,
        FieldCatalogue::host,
        new Dimension(
            view.names(),
            FieldRole.WEB,
            List.of("same", "close", "different"),
            new double[] {.80, .05, .15},
            new double[] {.001, .001, .998},
            0b10),
        (a, b, scratch) -> isOneSlip(a, b, scratch) ? 2 : 3,
        3,
        List.of(NamedKeys.one("web", form -> form)));
  }

  private static String host(String text) {
    String host = text.strip().toLowerCase(java.util.Locale.ROOT);
    int scheme = host.indexOf("://");
    host = scheme < 0 ? host : host.substring(scheme + 3);
    int slash = host.indexOf('/');
    host = slash < 0 ? host : host.substring(0, slash);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** The most varied texts take part as far as there is room. */
  private void texts() {
    List<Column> texts = new ArrayList<>(byRole.getOrDefault(FieldRole.TEXT, List.of()));
    texts.sort(
        Comparator.comparingInt((Column c) -> -c.dictionary().size()).thenComparing(Column::name));
    for (Column column : texts) {
      if (column.dictionary().size() > 2) {
        add(
            new TextComparison(
                view(List.of(column)),
                new Dimension(
                    column.name(),
                    FieldRole.TEXT,
                    List.of(
                        "same",
                        "nearly the same",
                        "similar",
                        "contained",
                        "half alike",
                        "a little alike",
                        "different"),
                    new double[] {.55, .08, .06, .06, .06, .06, .13},
                    new double[] {.02, .005, .01, .01, .02, .05, .885},
                    0b10),
                FieldCatalogue::splitWords));
      }
    }
  }

  private static List<String> splitWords(String text) {
    String folded = TextFolding.fold(text);
    return folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
  }

  private static Comparison value(
      ValueView view,
      Normalizer normalizer,
      Dimension dimension,
      ValueComparison.Level level,
      int mostEdits,
      List<NamedKeys> keys) {
    return new ValueComparison(
        new NormalizedValues(view, normalizer), dimension, level, mostEdits, keys);
  }

  /** Returns the columns this catalogue was built from. */
  List<Column> columns() {
    return columns;
  }
}
