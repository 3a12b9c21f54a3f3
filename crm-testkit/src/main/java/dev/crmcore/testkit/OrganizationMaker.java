package dev.crmcore.testkit;

import java.util.List;
import java.util.Locale;

/** Makes companies up. */
final class OrganizationMaker {
  private static final List<String> MAILBOXES =
      List.of("info", "office", "sales", "contact", "hello", "mail");
  private static final int[] INN_WEIGHTS = {2, 4, 10, 3, 5, 9, 4, 6, 8};

  private final PhonePlans phones;

  OrganizationMaker(PhonePlans phones) {
    this.phones = phones;
  }

  /** Returns the company with a number; the dice must belong to that number. */
  OrganizationTruth make(Lexicon lexicon, long number, Dice dice) {
    Word trade = dice.pick(lexicon.words("company.trade"));
    Word name = name(lexicon, trade, dice);
    Home office = Home.make(lexicon, dice);
    String domain = Mailboxes.domain(name.other(), dice);
    String country = office.country();
    long serial = number * PersonMaker.SERIALS;
    return new OrganizationTruth(
        lexicon,
        name,
        dice.common(lexicon.words("company.form")),
        taxId(country, dice),
        domain,
        trade.other(),
        dice.chance(0.2) ? List.of(office, Home.make(lexicon, dice)) : List.of(office),
        List.of(dice.common(MAILBOXES) + "@" + domain, dice.pick(MAILBOXES) + "@" + domain),
        dice.chance(0.6)
            ? List.of(phones.number(country, serial))
            : List.of(phones.number(country, serial), phones.number(country, serial + 1)));
  }

  private static Word name(Lexicon lexicon, Word trade, Dice dice) {
    Word first = dice.pick(lexicon.words("company.word"));
    Word second = dice.pick(lexicon.words("company.word"));
    return switch (lexicon.language()) {
      case "zh" -> chinese(lexicon, first, second, trade, dice);
      case "ru", "uk" -> cyrillic(lexicon, first.text(), second.text(), trade.text(), dice);
      default -> FamilyNames.plain(latin(lexicon, first.text(), second.text(), trade.text(), dice));
    };
  }

  private static Word chinese(Lexicon lexicon, Word first, Word second, Word trade, Dice dice) {
    Word city = dice.common(lexicon.words("city"));
    String latin =
        city.other()
            + " "
            + first.other()
            + second.other().toLowerCase(Locale.ROOT)
            + " "
            + trade.other();
    return new Word(
        city.text() + first.text() + second.text() + trade.text(), latin, List.of(), List.of());
  }

  private static Word cyrillic(
      Lexicon lexicon, String first, String second, String trade, Dice dice) {
    String name =
        switch (dice.below(5)) {
          case 0 -> first + trade;
          case 1 -> first + "-" + trade;
          case 2 -> first + " " + second;
          case 3 -> first + trade + "Сервис";
          default -> first + " " + second + trade.toLowerCase(Locale.ROOT);
        };
    return new Word(name, Transliteration.latin(name, lexicon.language(), 1), List.of(), List.of());
  }

  private static String latin(
      Lexicon lexicon, String first, String second, String trade, Dice dice) {
    String family = dice.common(lexicon.words("family")).text();
    return switch (dice.below(5)) {
      case 0 -> family + " " + trade;
      case 1 -> family + " & " + dice.common(lexicon.words("family")).text() + " " + trade;
      case 2 -> first + " " + second + " " + trade;
      case 3 -> family + " " + first + " " + trade;
      default -> first + " " + trade;
    };
  }

  /** Tax numbers of regions and ranges that nobody was given, with a right check digit for INN. */
  private static String taxId(String country, Dice dice) {
    return switch (country) {
      case "RU" -> inn(dice);
      case "UA" -> dice.fill("000#####");
      case "CN" -> dice.fill("9100000000########");
      case "DE" -> dice.fill("DE000######");
      case "FR" -> dice.fill("FR00000######");
      case "IT" -> dice.fill("IT00000######");
      case "ES" -> dice.fill("B000#####");
      case "GB" -> dice.fill("GB000######");
      default -> dice.fill("00-#######");
    };
  }

  private static String inn(Dice dice) {
    String digits = dice.fill("98#######");
    int sum = 0;
    for (int i = 0; i < INN_WEIGHTS.length; i++) {
      sum += INN_WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + sum % 11 % 10;
  }
}
