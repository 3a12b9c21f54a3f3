package dev.crmcore.testkit;

import java.util.List;

/**
 * Where somebody lives or a company sits.
 *
 * @param street the street's name
 * @param streetType such as "Road"
 * @param house the number of the house
 * @param flat the number of the flat, or 0
 * @param city the town, with its country and the pattern of its postal codes
 * @param postalCode as written in the country
 */
record Home(Word street, Word streetType, int house, int flat, Word city, String postalCode) {
  static Home make(Lexicon lexicon, Dice dice) {
    Word city = dice.common(lexicon.words("city"));
    return new Home(
        dice.common(lexicon.words("street")),
        streetType(lexicon.words("street.type"), dice),
        dice.between(1, dice.chance(0.8) ? 60 : 250),
        dice.chance(0.6) ? dice.between(1, 120) : 0,
        city,
        dice.fill(city.columns().get(1)));
  }

  private static Word streetType(List<Word> types, Dice dice) {
    return dice.chance(0.6) ? types.get(0) : dice.common(types);
  }

  /** Returns the country as ISO 3166-1 alpha-2. */
  String country() {
    return city.columns().get(0);
  }
}
