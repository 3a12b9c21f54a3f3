package dev.crmcore.exchange;

import dev.crmcore.exchange.ImportPlan.Proposal;
import dev.crmcore.field.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges columns by the values below them: what an unknown one may be, and whether a known one is.
 */
final class ColumnJudge {
  /** Fewer values tell nothing against a header. */
  private static final int FEW = 5;

  /** Below this share of fitting values a header is doubted. */
  private static final double DOUBTFUL = 0.2;

  /** Headers shorter than this are near to too many words. */
  private static final int SHORT = 5;

  private static final double NEAR_MISS = 0.7;

  private static final Set<ValueKind> CHECKED =
      Set.of(ValueKind.EMAIL, ValueKind.PHONE, ValueKind.WEB, ValueKind.DATE);

  /** Fields that no e-mail address, web address or telephone number belongs to. */
  private static final Set<String> PLAIN =
      Set.of(
          "givenName",
          "middleName",
          "familyName",
          "fullName",
          "legalName",
          "jobTitle",
          "birthDate",
          "address.city",
          "address.country",
          "address.postalCode");

  private final TargetNames names;

  ColumnJudge(TargetNames names) {
    this.names = names;
  }

  /** Returns what a column that nothing is known for may be, if anything can be seen. */
  @Nullable Proposal proposal(String column, List<String> values) {
    Proposal byHeader = byHeader(column);
    Proposal byValues = byValues(values);
    if (byHeader == null || byValues == null) {
      return byHeader == null ? byValues : byHeader;
    }
    if (byHeader.field().equals(byValues.field())) {
      double both = 1 - (1 - byHeader.confidence()) * (1 - byValues.confidence());
      return new Proposal(
          byHeader.field(),
          Math.round(both * 100) / 100.0,
          byHeader.reason() + "; " + byValues.reason());
    }
    return byValues.confidence() > byHeader.confidence() ? byValues : byHeader;
  }

  private @Nullable Proposal byHeader(String column) {
    String normal = Headers.normal(column);
    Optional<String> near =
        normal.length() < SHORT
            ? Optional.empty()
            : NearestName.to(
                normal,
                names.headers().keySet().stream().filter(h -> h.length() >= SHORT).toList());
    return near.map(
            header ->
                new Proposal(
                    String.valueOf(names.headers().get(header)),
                    NEAR_MISS,
                    "the header is nearly '%s'".formatted(header)))
        .orElse(null);
  }

  private @Nullable Proposal byValues(List<String> values) {
    for (ValueKind kind : ValueKind.values()) {
      if (kind.is(values)) {
        String field = names.fieldOf(kind);
        return field.isEmpty()
            ? null
            : new Proposal(
                field,
                kind.confidence(values),
                "%d of %d values are %s"
                    .formatted(kind.count(values), values.size(), kind.words()));
      }
    }
    return null;
  }

  /** Returns what speaks against a column being a field, or null. */
  @Nullable Doubt doubt(String field, List<String> values) {
    if (values.size() < FEW) {
      return null;
    }
    String plain = field.indexOf(':') < 0 ? field : field.substring(0, field.indexOf(':'));
    for (ValueKind kind : List.of(ValueKind.EMAIL, ValueKind.WEB, ValueKind.PHONE)) {
      boolean foreign = PLAIN.contains(plain) || (isChecked(plain) && !kind.field().equals(plain));
      boolean postal = kind == ValueKind.PHONE && plain.equals("address.postalCode");
      boolean dates = kind == ValueKind.PHONE && ValueKind.DATE.is(values);
      if (foreign && !postal && !dates && kind.is(values)) {
        return doubt(field, values, kind, kind.count(values));
      }
    }
    for (ValueKind kind : CHECKED) {
      if (kind.field().equals(plain) && share(kind, values) < DOUBTFUL) {
        return new Doubt(
            Math.max(0.1, share(kind, values)),
            "The header says '%s', but only %d of %d values are %s."
                .formatted(field, fitting(kind, values), values.size(), kind.words()));
      }
    }
    return null;
  }

  private static boolean isChecked(String field) {
    return CHECKED.stream().anyMatch(kind -> kind.field().equals(field));
  }

  private static Doubt doubt(String field, List<String> values, ValueKind kind, long count) {
    return new Doubt(
        0.3,
        "The header says '%s', but %d of %d values are %s."
            .formatted(field, count, values.size(), kind.words()));
  }

  private static double share(ValueKind kind, List<String> values) {
    return (double) fitting(kind, values) / values.size();
  }

  /** Telephones are written in ways that no pattern tells; that they have digits is enough here. */
  private static long fitting(ValueKind kind, List<String> values) {
    return switch (kind) {
      case PHONE ->
          values.stream()
              .filter(value -> value.chars().filter(Character::isDigit).count() >= SHORT)
              .count();
      case WEB -> values.stream().filter(value -> value.indexOf('.') > 0).count();
      default -> kind.count(values);
    };
  }

  /** Tells whether a row that was taken for a header looks like one of data. */
  static Optional<String> looksLikeData(List<String> header, int known) {
    List<ValueKind> telling = List.of(ValueKind.EMAIL, ValueKind.WEB, ValueKind.PHONE);
    List<String> data =
        header.stream()
            .filter(cell -> telling.stream().anyMatch(kind -> kind.is(List.of(cell))))
            .toList();
    if (data.size() > known) {
      return Optional.of(data.get(0));
    }
    return header.stream()
        .filter(cell -> known == 0 && (ValueKind.DATE.is(List.of(cell)) || isNumber(cell)))
        .findFirst();
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && Arrays.stream(cell.split("[., ]", -1)).allMatch(ColumnJudge::digits);
  }

  private static boolean digits(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * What speaks against a column being what its header says.
   *
   * @param confidence how sure it still is
   * @param warning what was seen, for people
   */
  record Doubt(double confidence, String warning) {}
}
