package dev.crmcore.testkit;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** The few values of each kind that go wrong most easily. Few, so that equal ones meet. */
final class Values {
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "anna",
          "Anna",
          "ANNA",
          "anna ",
          "Änna",
          "A\u0308nna",
          "straße",
          "STRASSE",
          "İstanbul",
          "istanbul",
          "ΣΊΣΥΦΟΣ",
          "σίσυφος",
          "Алёна",
          "Алена",
          "АЛЁНА",
          "陈小明",
          "陈",
          "ｆｕｌｌ",
          "ﬁn",
          "🙂",
          "🙃 smile",
          "\uFFFDbmp",
          "O'Brien",
          "\"quoted\"",
          "100%",
          "100",
          "50_000",
          "50x000",
          "back\\slash",
          "[a-z]*?",
          "'; DROP TABLE customer; --",
          "' OR '1'='1",
          "a\nb\tc",
          "null",
          "NaN",
          "00123",
          "1e3");

  static final List<Instant> INSTANTS =
      Stream.of(
              "0001-01-01T00:00:00Z",
              "1969-12-31T23:59:59.999999Z",
              "1970-01-01T00:00:00Z",
              "2025-02-28T21:00:00Z",
              "2025-12-31T20:59:59.999999Z",
              "2025-12-31T21:00:00Z",
              "2026-02-28T20:59:59.999999Z",
              "2026-02-28T21:00:00Z",
              "2026-03-01T09:59:59.999999Z",
              "2026-03-01T10:00:00Z",
              "2026-03-01T10:00:00.000001Z",
              "2026-03-01T20:59:59.999999Z",
              "2026-03-01T21:00:00Z",
              "9999-12-31T23:59:59.999999Z")
          .map(Instant::parse)
          .toList();

  static final List<LocalDate> DATES =
      Stream.of(
              "0001-01-01",
              "1899-12-31",
              "1970-01-01",
              "2024-02-29",
              "2026-02-28",
              "2026-03-01",
              "2026-03-02",
              "9999-12-31")
          .map(LocalDate::parse)
          .toList();

  static final List<Long> INTEGERS =
      List.of(0L, 1L, -1L, 7L, 10L, 100L, 2_147_483_648L, -9_007_199_254_740_993L);

  static final List<Long> SMALL_INTEGERS = List.of(0L, 1L, 7L, 10L, 60L, 99L, 100L);

  static final List<BigDecimal> DECIMALS =
      Stream.of(
              "0",
              "1",
              "-1",
              "0.1",
              "0.2",
              "0.3",
              "2.5",
              "-0.000001",
              "99.95",
              "10",
              "9",
              "123456789.012345",
              "100000000000000")
          .map(FieldType.DECIMAL::parse)
          .toList();

  static final List<Money> MONEYS =
      Stream.of(
              "0.00 EUR",
              "10.00 EUR",
              "10.01 EUR",
              "9.00 EUR",
              "-5.00 EUR",
              "99999999.99 EUR",
              "10.00 USD",
              "0.00 USD",
              "10 JPY",
              "9 JPY",
              "10.000 KWD",
              "0.001 KWD")
          .map(Money::parse)
          .toList();

  static final List<GeoPoint> POINTS =
      Stream.of(
              "59.2239, 39.8843",
              "59.224, 39.8843",
              "59.2239, 39.90",
              "55.7558, 37.6173",
              "0, 0",
              "0, 180",
              "0, -179.999999",
              "90, 0",
              "-90, 12.5",
              "-33.8688, 151.2093")
          .map(GeoPoint::parse)
          .toList();

  static final List<UUID> IDS =
      Stream.of(
              "00000000-0000-7000-8000-000000000000",
              "0198c5a2-7c3e-7000-8000-000000000001",
              "7fffffff-ffff-7fff-bfff-ffffffffffff",
              "80000000-0000-7000-8000-000000000000",
              "ffffffff-ffff-7fff-bfff-ffffffffffff")
          .map(UUID::fromString)
          .toList();

  private Values() {}

  static List<?> of(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT, CODE -> TEXTS;
      case CHOICE -> type.choices();
      case INTEGER -> INTEGERS;
      case DECIMAL -> DECIMALS;
      case BOOLEAN -> List.of(true, false);
      case INSTANT -> INSTANTS;
      case DATE -> DATES;
      case MONEY -> MONEYS;
      case POINT -> POINTS;
      case ID -> IDS;
    };
  }

  static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  static boolean isText(FieldKind kind) {
    return kind == FieldKind.TEXT || kind == FieldKind.CODE;
  }
}
