package dev.crmcore.dataquality;

import dev.crmcore.quality.QualityRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quality rules that come with the library. Their ids are stable; {@code docs/data-quality.md}
 * lists what each passes, fails and skips.
 *
 * @since 0.1
 */
public final class BuiltInRules {
  private static final List<QualityRule> SHARED = shared();
  private static final List<QualityRule> ALL = withTaxRule(null);

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
    return homeCountry == null ? ALL : withTaxRule(homeCountry);
  }

  private static List<QualityRule> withTaxRule(@Nullable String homeCountry) {
    QualityRule taxId = CardRules.taxId(Countries.find(homeCountry));
    return SHARED.stream().map(rule -> rule.id().equals(taxId.id()) ? taxId : rule).toList();
  }

  private static List<QualityRule> shared() {
    PhoneRules phones = new PhoneRules();
    return List.of(
        NameRules.present(),
        CompletenessRules.contact(),
        CompletenessRules.address(),
        CompletenessRules.owner(),
        CompletenessRules.source(),
        EmailRules.valid(),
        EmailRules.disposable(),
        EmailRules.personal(),
        EmailRules.domain(),
        phones.valid(),
        NameRules.placeholder(),
        NameRules.digits(),
        NameRules.capitals(),
        NameRules.encoding(),
        NameRules.invisible(),
        CardRules.birthDate(),
        CardRules.postalCode(),
        CardRules.taxId(null),
        NameRules.kind(),
        phones.country(),
        PhoneRules.distinct(),
        CardRules.updated(),
        CardRules.confirmed());
  }
}
