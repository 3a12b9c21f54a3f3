package dev.crmcore.testkit;

import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import java.util.List;
import java.util.Locale;

/** Writes down what one source knows about a company. */
final class OrganizationObserver {
  private static final List<String> QUOTES = List.of("«»", "\"\"", "“”", "");

  private final GeneratorSettings settings;

  OrganizationObserver(GeneratorSettings settings) {
    this.settings = settings;
  }

  Organization.Builder observe(OrganizationTruth company, Dice dice) {
    Noise noise = new Noise(dice, settings.get(GeneratorDial.NOISE));
    String language = company.lexicon().language();
    boolean latin =
        List.of("ru", "uk", "zh").contains(language)
            && dice.chance(0.15 * settings.get(GeneratorDial.TRANSLITERATION));
    int scheme = dice.below(Transliteration.SCHEMES);
    Organization.Builder record =
        Organization.builder().lifecycleStage(LifecycleStage.CUSTOMER).industry(company.industry());
    names(record, company, noise, latin, scheme);
    details(record, company, noise);
    Script script = latin ? Script.LATIN : Script.NATIVE;
    if (!missing(dice, 0.3)) {
      record.address(
          new AddressWriter(language, noise, script, scheme).write(dice.pick(company.homes())));
    }
    return record;
  }

  private void names(
      Organization.Builder record,
      OrganizationTruth company,
      Noise noise,
      boolean latin,
      int scheme) {
    String core = noise.typed(core(company, latin, scheme));
    if (noise.happens(0.12)) {
      record.tradingName(noise.copied(cased(core, noise)));
      return;
    }
    record.legalName(noise.copied(cased(withForm(core, company, noise, latin), noise)));
    if (noise.happens(0.15)) {
      record.tradingName(core);
    }
  }

  private static String core(OrganizationTruth company, boolean latin, int scheme) {
    String language = company.lexicon().language();
    if (!latin) {
      return company.name().text();
    }
    return language.equals("zh")
        ? company.name().other()
        : Transliteration.latin(company.name().text(), language, scheme);
  }

  private static String withForm(
      String core, OrganizationTruth company, Noise noise, boolean latin) {
    String form = form(company.form(), noise, latin);
    return switch (company.lexicon().language()) {
      case "ru", "uk" -> {
        String quotes = noise.happens(0.7) ? noise.dice().pick(QUOTES) : "«»";
        String quoted = quotes.isEmpty() ? core : quotes.charAt(0) + core + quotes.charAt(1);
        yield noise.happens(0.15) ? quoted + ", " + form : form + " " + quoted;
      }
      case "zh" -> latin ? core + " " + form : core + form;
      default -> core + (noise.happens(0.15) ? ", " : " ") + form;
    };
  }

  private static String form(Word form, Noise noise, boolean latin) {
    if (latin) {
      List<String> latinForms =
          form.variants().stream().filter(OrganizationObserver::isAscii).toList();
      return latinForms.isEmpty() ? form.other() : noise.dice().pick(latinForms);
    }
    return form.variants().isEmpty() || !noise.happens(0.4)
        ? form.text()
        : noise.dice().pick(form.variants());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String cased(String name, Noise noise) {
    if (noise.happens(0.08)) {
      return name.toUpperCase(Locale.ROOT);
    }
    return noise.happens(0.04) ? name.toLowerCase(Locale.ROOT) : name;
  }

  private void details(Organization.Builder record, OrganizationTruth company, Noise noise) {
    Dice dice = noise.dice();
    if (!missing(dice, 0.4)) {
      record.taxId(noise.happens(0.02) ? Typos.wrongDigit(company.taxId(), dice) : company.taxId());
    }
    if (!missing(dice, 0.3)) {
      record.phone(noise.phone(dice.common(company.phones())));
    }
    if (!missing(dice, 0.3)) {
      record.email(noise.email(dice.common(company.emails())));
    }
    if (!missing(dice, 0.6)) {
      record.domains(List.of(company.domain()));
    }
  }

  private boolean missing(Dice dice, double probability) {
    return dice.chance(probability * settings.get(GeneratorDial.MISSING));
  }
}
