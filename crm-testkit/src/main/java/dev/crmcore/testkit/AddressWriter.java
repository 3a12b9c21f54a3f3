package dev.crmcore.testkit;

import dev.crmcore.model.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a home as people of its country do, each time a little differently. */
final class AddressWriter {
  private final String language;
  private final Noise noise;
  private final Script script;
  private final int scheme;

  AddressWriter(String language, Noise noise, Script script, int scheme) {
    this.language = language;
    this.noise = noise;
    this.script = script;
    this.scheme = scheme;
  }

  PostalAddress write(Home home) {
    return PostalAddress.of(
        noise.happens(0.12) ? null : noise.copied(noise.typed(script(street(home)))),
        city(home),
        postalCode(home),
        noise.happens(0.15) ? null : home.country());
  }

  private @Nullable String city(Home home) {
    Word city = home.city();
    if (noise.happens(0.05)) {
      return null;
    }
    if (script == Script.LATIN) {
      return city.other();
    }
    return !city.variants().isEmpty() && noise.happens(0.2)
        ? noise.dice().pick(city.variants())
        : noise.typed(city.text());
  }

  private @Nullable String postalCode(Home home) {
    if (noise.happens(0.15)) {
      return null;
    }
    return noise.happens(0.02)
        ? Typos.wrongDigit(home.postalCode(), noise.dice())
        : home.postalCode();
  }

  private String street(Home home) {
    return switch (language) {
      case "de" -> home.street().text() + type(home) + " " + home.house();
      case "fr" -> home.house() + comma() + " " + type(home) + " " + home.street().text();
      case "es", "it" -> type(home) + " " + home.street().text() + comma() + " " + home.house();
      case "ru" -> cyrillic(home, List.of(", д. ", ", дом ", " "), List.of(", кв. ", ", кв ", "-"));
      case "uk" ->
          cyrillic(home, List.of(", буд. ", ", буд ", " "), List.of(", кв. ", ", кв ", "-"));
      case "zh" -> script == Script.LATIN ? english(home) : chinese(home);
      default -> english(home);
    };
  }

  private String english(Home home) {
    String flat = home.flat() == 0 || noise.happens(0.2) ? "" : "Flat " + home.flat() + ", ";
    boolean latin = script == Script.LATIN;
    return flat
        + home.house()
        + " "
        + (latin ? home.street().other() : home.street().text())
        + " "
        + (latin ? home.streetType().other() : type(home));
  }

  private String chinese(Home home) {
    String flat = home.flat() == 0 || noise.happens(0.2) ? "" : home.flat() + "室";
    return home.street().text() + home.streetType().text() + home.house() + "号" + flat;
  }

  private String cyrillic(Home home, List<String> houses, List<String> flats) {
    int style = noise.happens(0.5) ? noise.dice().below(houses.size()) : 0;
    boolean noFlat = home.flat() == 0 || noise.happens(0.1);
    return type(home)
        + " "
        + home.street().text()
        + houses.get(style)
        + home.house()
        + (noFlat ? "" : flats.get(style) + home.flat());
  }

  private String type(Home home) {
    Word type = home.streetType();
    return type.variants().isEmpty() || !noise.happens(0.4)
        ? type.text()
        : noise.dice().pick(type.variants());
  }

  private String comma() {
    return noise.happens(0.3) ? "," : "";
  }

  private String script(String street) {
    return script == Script.LATIN && !language.equals("zh")
        ? Transliteration.latin(street, language, scheme)
        : street;
  }
}
