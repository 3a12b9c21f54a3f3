package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.SKIPPED;
import static dev.crmcore.dataquality.BuiltInRulesTest.given;

import dev.crmcore.dataquality.BuiltInRulesTest.Case;
import dev.crmcore.dataquality.BuiltInRulesTest.Verdict;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.util.List;
import java.util.stream.Stream;

/** Addresses in full, in part and in other forms. */
final class AddressCases {
  private AddressCases() {}

  static List<Case> all() {
    return Stream.of(completeness(), contents(), forms()).flatMap(List::stream).toList();
  }

  static Person at(String street, String city, String code, String country) {
    return at(PostalAddress.of(street, city, code, country));
  }

  static Person at(PostalAddress... addresses) {
    return Person.builder().givenName("Ada").addresses(List.of(addresses)).build();
  }

  private static Case of(
      String rule, Verdict verdict, String street, String city, String code, String country) {
    return new Case(rule, verdict, at(street, city, code, country));
  }

  private static List<Case> completeness() {
    return List.of(
        of("address-complete", PASSES, "Lenina 1", "Вологда", null, null),
        of("address-complete", PASSES, "Lenina 1", null, "160000", null),
        of("address-complete", PASSES, "Lenina 1, Vologda", null, null, null),
        of("address-complete", PASSES, "北京市朝阳区建国路1号", null, null, null),
        of("address-complete", FAILS, "Lenina 1", null, null, "RU"),
        of("address-complete", SKIPPED, null, "Вологда", null, null),
        new Case("address-complete", SKIPPED, given("Ada")),
        of("address-country-present", PASSES, null, "Berlin", null, "DE"),
        of("address-country-present", FAILS, null, "Berlin", null, null),
        of("address-country-present", FAILS, null, null, "10115", null),
        of("address-country-present", SKIPPED, "Lenina 1", null, null, null),
        new Case("address-country-present", SKIPPED, given("Ada")));
  }

  private static List<Case> contents() {
    return List.of(
        of("country-recognised", PASSES, null, null, null, "DE"),
        of("country-recognised", PASSES, null, null, null, "россия"),
        of("country-recognised", PASSES, null, null, null, "日本"),
        of("country-recognised", PASSES, null, null, null, "대한민국"),
        of("country-recognised", PASSES, null, null, null, "Nederland"),
        of("country-recognised", PASSES, null, null, null, "Brasil"),
        of("country-recognised", FAILS, null, null, null, "Atlantis"),
        of("country-recognised", FAILS, null, null, null, "XX"),
        of("country-recognised", SKIPPED, null, "Berlin", null, null),
        of("city-has-name", PASSES, null, "Arzamas-16", null, null),
        of("city-has-name", PASSES, null, "北京", null, null),
        of("city-has-name", FAILS, null, "10115", null, null),
        of("city-has-name", SKIPPED, null, null, "10115", null),
        of("address-encoding", PASSES, "Königstraße 1", "Сёмино", null, null),
        of("address-encoding", FAILS, "KÃ¶nigstraÃŸe 1", null, null, null),
        of("address-encoding", FAILS, null, "РњРѕСЃРєРІР°", null, null),
        new Case("address-encoding", SKIPPED, given("Ada")),
        of("street-not-city", PASSES, "Moskauer Straße 1", "Moskau", null, null),
        of("street-not-city", FAILS, "МОСКВА", "Москва", null, null),
        of("street-not-city", SKIPPED, "Lenina 1", null, null, null));
  }

  private static List<Case> forms() {
    return List.of(
        of("country-code", PASSES, null, null, null, "DE"),
        of("country-code", FAILS, null, null, null, "de"),
        of("country-code", FAILS, null, null, null, "Germany"),
        of("country-code", FAILS, null, null, null, "Россия"),
        of("country-code", FAILS, null, null, null, "中国"),
        of("country-code", SKIPPED, null, null, null, "Atlantis"),
        of("country-code", SKIPPED, null, "Berlin", null, null),
        of("postal-code-written", PASSES, null, null, "10115", "DE"),
        of("postal-code-written", PASSES, null, null, "SW1A 1AA", "GB"),
        of("postal-code-written", PASSES, null, null, "SW1A1AA", "GB"),
        of("postal-code-written", PASSES, null, null, "123 45", "SE"),
        of("postal-code-written", FAILS, null, null, "sw1a 1aa", "GB"),
        of("postal-code-written", FAILS, null, null, "D-10115", "DE"),
        of("postal-code-written", FAILS, null, null, "00  950", "PL"),
        of("postal-code-written", SKIPPED, null, null, "123", "DE"),
        of("postal-code-written", SKIPPED, null, null, "10115", null),
        of("city-usual", PASSES, null, "Москва", null, null),
        of("city-usual", PASSES, null, "Вологда", null, null),
        of("city-usual", FAILS, null, "мск", null, null),
        of("city-usual", FAILS, null, "NYC", null, null),
        of("city-usual", FAILS, null, "北京市", null, null),
        of("city-usual", SKIPPED, "Lenina 1", null, null, null),
        new Case(
            "address-once",
            PASSES,
            at(
                PostalAddress.of("Lenina 1", "Вологда", null, null),
                PostalAddress.of("Lenina 2", "Вологда", null, null))),
        new Case(
            "address-once",
            FAILS,
            at(
                PostalAddress.of("Lenina 1", "Вологда", null, null),
                PostalAddress.of("LENINA  1", "вологда", null, null))),
        of("address-once", SKIPPED, "Lenina 1", "Вологда", null, null));
  }
}
