package dev.crmcore.testkit;

import dev.crmcore.model.Person;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes a person's name: in a script, shortened, swapped, mistyped, or as it is. */
final class NameWriter {
  private final PersonTruth person;
  private final Noise noise;
  private final Dice dice;
  private final Script script;
  private final int scheme;
  private final UnaryOperator<String> casing;

  NameWriter(PersonTruth person, Noise noise, Script script, int scheme) {
    this.person = person;
    this.noise = noise;
    this.dice = noise.dice();
    this.script = script;
    this.scheme = scheme;
    casing = casing(noise);
  }

  /** Whoever writes one name in capitals writes them all so. */
  private static UnaryOperator<String> casing(Noise noise) {
    if (noise.happens(0.05)) {
      return name -> name.toUpperCase(Locale.ROOT);
    }
    return noise.happens(0.05) ? name -> name.toLowerCase(Locale.ROOT) : UnaryOperator.identity();
  }

  void write(Person.Builder record) {
    String given = noise.happens(0.015) ? null : given();
    String family = given == null || !noise.happens(0.01) ? family() : null;
    if (noise.happens(0.03)) {
      record.givenName(family).familyName(given);
    } else if (given != null && family != null && noise.happens(0.015)) {
      record.givenName(
          noise.copied(dice.chance(0.5) ? given + " " + family : family + " " + given));
      return;
    } else {
      record.givenName(given).familyName(family);
    }
    record.middleName(middle());
  }

  private String given() {
    Word given = person.given();
    if (noise.happens(0.04) && !isHan()) {
      return inScript(given).charAt(0) + (dice.chance(0.5) ? "." : "");
    }
    if (!given.variants().isEmpty() && script == Script.NATIVE && noise.happens(0.1)) {
      return finished(dice.pick(given.variants()));
    }
    return finished(inScript(given));
  }

  private String family() {
    Word family = dice.pick(person.families());
    String written = inScript(family);
    if (language().equals("es") && noise.happens(0.3)) {
      return finished(written.substring(0, written.indexOf(' ')));
    }
    boolean masculine = language().equals("ru") && script == Script.LATIN && noise.happens(0.05);
    return finished(masculine && written.endsWith("ova") ? cutLast(written) : written);
  }

  private @Nullable String middle() {
    String middle = person.middle().text();
    if (middle.isEmpty() || script == Script.RUSSIAN || noise.happens(0.4)) {
      return null;
    }
    String written = inScript(person.middle());
    return noise.happens(0.15) ? written.charAt(0) + "." : finished(written);
  }

  private static String cutLast(String text) {
    return text.substring(0, text.length() - 1);
  }

  private String inScript(Word word) {
    return switch (script) {
      case NATIVE -> word.text();
      case RUSSIAN ->
          word.other().equals(word.text()) ? Transliteration.russified(word.text()) : word.other();
      case LATIN -> latin(word);
    };
  }

  private String latin(Word word) {
    if (!language().equals("zh")) {
      String latin = Transliteration.latin(word.text(), language(), scheme);
      return dice.chance(0.3) ? latin.replace("ks", "x") : latin;
    }
    return switch (dice.below(3)) {
      case 0 -> capitalized(word.other().replace(" ", ""));
      case 1 -> capitalized(word.other().replace(' ', '-'));
      default -> capitalizedAll(word.other());
    };
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String capitalizedAll(String syllables) {
    int blank = syllables.indexOf(' ');
    return blank < 0
        ? capitalized(syllables)
        : capitalized(syllables.substring(0, blank))
            + " "
            + capitalized(syllables.substring(blank + 1));
  }

  private String finished(String written) {
    String name = isHan() ? written : noise.typed(spelled(written));
    return noise.copied(casing.apply(name));
  }

  /** Leaves accents out, writes е for ё, takes a Latin letter for a Cyrillic one. */
  private String spelled(String name) {
    return switch (language()) {
      case "ru", "uk" -> {
        String plain = noise.happens(0.5) ? name.replace('ё', 'е').replace('Ё', 'Е') : name;
        yield noise.happens(0.005) ? Typos.lookalike(plain, dice) : plain;
      }
      case "de" -> {
        boolean keeps = !noise.happens(0.25);
        yield keeps
            ? name
            : dice.chance(0.6)
                ? Transliteration.spelledOut(name)
                : Transliteration.unaccented(name);
      }
      case "fr", "es", "it" -> noise.happens(0.25) ? Transliteration.unaccented(name) : name;
      default -> name;
    };
  }

  private boolean isHan() {
    return language().equals("zh") && script == Script.NATIVE;
  }

  private String language() {
    return person.lexicon().language();
  }
}
