package dev.crmcore.testkit;

import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Person;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what one source knows about a person. */
final class PersonObserver {
  private static final List<LifecycleStage> STAGES =
      List.of(LifecycleStage.CUSTOMER, LifecycleStage.LEAD, LifecycleStage.REPEAT);

  private final GeneratorSettings settings;

  PersonObserver(GeneratorSettings settings) {
    this.settings = settings;
  }

  Person.Builder observe(PersonTruth person, Dice dice) {
    Noise noise = new Noise(dice, settings.get(GeneratorDial.NOISE));
    Script script = script(person.lexicon().language(), dice);
    int scheme = dice.below(Transliteration.SCHEMES);
    Person.Builder record = Person.builder().lifecycleStage(dice.common(STAGES));
    new NameWriter(person, noise, script, scheme).write(record);
    LocalDate birth = birth(person.birth(), noise);
    record.birthDate(birth);
    boolean reachable = contacts(record, person, noise);
    if (!missing(dice, 0.35)) {
      String language = person.lexicon().language();
      record.address(
          new AddressWriter(language, noise, script, scheme).write(dice.pick(person.homes())));
    } else if (!reachable && birth == null) {
      // A name alone is nobody in particular: without this the truth could not be found out.
      record.phone(noise.phone(person.phones().get(0)));
    }
    if (dice.chance(0.15)) {
      record.jobTitle(person.job());
    }
    return record;
  }

  private Script script(String language, Dice dice) {
    double latin =
        switch (language) {
          case "ru", "uk" -> 0.12;
          case "zh" -> 0.3;
          default -> 0;
        };
    if (dice.chance(latin * settings.get(GeneratorDial.TRANSLITERATION))) {
      return Script.LATIN;
    }
    return language.equals("uk") && dice.chance(0.15 * settings.get(GeneratorDial.TRANSLITERATION))
        ? Script.RUSSIAN
        : Script.NATIVE;
  }

  private boolean contacts(Person.Builder record, PersonTruth person, Noise noise) {
    Dice dice = noise.dice();
    boolean email = !missing(dice, 0.25);
    if (email) {
      record.email(noise.email(dice.common(person.emails())));
    }
    boolean phone = !missing(dice, 0.25);
    if (phone) {
      PhoneNumber number = dice.common(person.phones());
      record.phone(noise.phone(number));
      PhoneNumber other = person.phones().get(person.phones().size() - 1);
      if (dice.chance(0.1) && !other.equals(number)) {
        record.phone(noise.phone(other));
      }
    }
    return email || phone;
  }

  private @Nullable LocalDate birth(LocalDate truth, Noise noise) {
    if (missing(noise.dice(), 0.4)) {
      return null;
    }
    if (noise.happens(0.02) && truth.getDayOfMonth() <= 12) {
      return LocalDate.of(truth.getYear(), truth.getDayOfMonth(), truth.getMonthValue());
    }
    if (noise.happens(0.015)) {
      return truth.withDayOfYear(1);
    }
    if (noise.happens(0.02)) {
      return noise.dice().chance(0.5) ? truth.plusYears(1) : truth.minusDays(1);
    }
    return truth;
  }

  private boolean missing(Dice dice, double probability) {
    return dice.chance(probability * settings.get(GeneratorDial.MISSING));
  }
}
