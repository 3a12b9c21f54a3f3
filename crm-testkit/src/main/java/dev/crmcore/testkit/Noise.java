package dev.crmcore.testkit;

import java.util.Locale;

/** What happens to data between a person's head and a table, as often as it is told. */
final class Noise {
  private final Dice dice;
  private final double strength;

  /**
   * Makes noise.
   *
   * @param strength 0 for none, 1 for what is common, more for worse
   */
  Noise(Dice dice, double strength) {
    this.dice = dice;
    this.strength = strength;
  }

  Dice dice() {
    return dice;
  }

  /** Tells whether something happens that has this probability at strength 1. */
  boolean happens(double probability) {
    return dice.chance(probability * strength);
  }

  /** Returns a word as typed. */
  String typed(String word) {
    return happens(0.05) ? Typos.slip(word, dice) : word;
  }

  /** Returns a value with what copying leaves: blanks around it, or doubled inside. */
  String copied(String value) {
    if (!happens(0.02)) {
      return value;
    }
    return switch (dice.below(3)) {
      case 0 -> " " + value;
      case 1 -> value + " ";
      default -> value.replaceFirst(" ", "  ");
    };
  }

  /** Returns an e-mail address as typed. */
  String email(String address) {
    int at = address.indexOf('@');
    if (happens(0.05)) {
      return address.toUpperCase(Locale.ROOT);
    }
    if (happens(0.04)) {
      return address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1);
    }
    if (happens(0.02)) {
      return address.substring(0, at) + "+shop" + address.substring(at);
    }
    if (happens(0.02)) {
      return Typos.slip(address.substring(0, at), dice) + address.substring(at);
    }
    return happens(0.004) ? address.replace("@", "") : copied(address);
  }

  /** Returns a telephone number as typed. */
  String phone(PhoneNumber number) {
    String written = happens(1) ? number.written(dice) : number.international();
    return happens(0.02) ? Typos.wrongDigit(written, dice) : copied(written);
  }
}
