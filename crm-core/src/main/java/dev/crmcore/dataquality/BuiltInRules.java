package dev.crmcore.dataquality;

import dev.crmcore.quality.QualityRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The quality rules that come with the library. Their ids are stable; {@code docs/data-quality.md}
 * lists what each passes, fails and skips.
 *
 * @since 0.1
 */
public final class BuiltInRules {
  private static final List<Rule> SHARED = shared();
  private static final List<QualityRule> ALL = forHome(null);

  private BuiltInRules() {}

  /** Returns all rules, by dimension. */
  public static List<QualityRule> all() {
    return ALL;
  }

  /**
   * Returns all rules for a base most of whose organisations are in one country: numbers without a
   * country of their own are checked by its rules.
   *
   * @param homeCountry ISO 3166-1 alpha-2, such as {@code "RU"}, or null for none
   */
  public static List<QualityRule> all(@Nullable String homeCountry) {
    return homeCountry == null ? ALL : forHome(homeCountry);
  }

  private static List<QualityRule> forHome(@Nullable String homeCountry) {
    String home = Countries.find(homeCountry);
    Map<String, Rule> ofHome =
        Stream.of(CardRules.taxId(home), AddressRules.country(home))
            .collect(Collectors.toMap(Rule::id, rule -> rule));
    return CarefulMending.of(
        SHARED.stream().map(rule -> ofHome.getOrDefault(rule.id(), rule)).toList());
  }

  private static List<Rule> shared() {
    CallingCodes codes = new CallingCodes();
    PhoneRules phones = new PhoneRules(codes);
    ReachRules reach = new ReachRules(codes);
    return List.of(
        NameRules.present(),
        NamePlaceRules.complete(),
        CompletenessRules.contact(),
        CompletenessRules.address(),
        CompletenessRules.owner(),
        CompletenessRules.source(),
        AddressRules.complete(),
        AddressRules.country(null),
        OrganizationRules.taxIdPresent(),
        EmailRules.valid(),
        EmailRules.real(),
        EmailRules.disposable(),
        EmailRules.personal(),
        EmailRules.domain(),
        phones.valid(),
        phones.real(),
        NameRules.placeholder(),
        NameRules.digits(),
        new NameFieldRules(codes).noContact(),
        NameFieldRules.noTitle(),
        NameFieldRules.unwrapped(),
        NameFieldRules.oneScript(),
        NameRules.capitals(),
        NameRules.encoding(),
        NameRules.invisible(),
        CardRules.birthDate(),
        CardRules.postalCode(),
        CardRules.taxId(null),
        OrganizationRules.taxIdReal(),
        OrganizationRules.domains(),
        AddressRules.knownCountry(),
        AddressRules.city(),
        AddressRules.encoding(),
        LeftoverRules.rule(),
        TextRules.birthDate(),
        TextRules.language(),
        TextRules.currency(),
        TextRules.cards(),
        TextRules.web(),
        NameRules.kind(),
        NamePlaceRules.inPlace(),
        phones.country(),
        reach.kind(),
        ReachRules.primary(),
        ReachRules.preferred(),
        AddressRules.street(),
        OrganizationRules.taxIdCountry(),
        ContactOnce.rule(),
        AddressFormRules.once(),
        TextRules.tags(),
        TextRules.externalIds(),
        CardRules.updated(),
        CardRules.confirmed(),
        NameFieldRules.blanks(),
        AddressFormRules.country(),
        AddressFormRules.postalCode(),
        ValueDictionary.CITIES.rule("city-usual", WordField.CITY));
  }
}
