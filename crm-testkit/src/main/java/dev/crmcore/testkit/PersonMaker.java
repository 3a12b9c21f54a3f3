package dev.crmcore.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes people up. */
final class PersonMaker {
  /** How many telephone numbers are kept for one entity. */
  static final int SERIALS = 4;

  private final PhonePlans phones;

  PersonMaker(PhonePlans phones) {
    this.phones = phones;
  }

  /** Returns the person with a number; the dice must belong to that number. */
  PersonTruth make(Lexicon lexicon, long number, Dice dice) {
    boolean female = dice.chance(0.5);
    Word given = given(lexicon, dice, female);
    List<Word> families = families(lexicon, dice, female);
    LocalDate birth = LocalDate.of(1936, 1, 1).plusDays(dice.below(70 * 365));
    List<Home> homes = homes(lexicon, dice);
    return new PersonTruth(
        lexicon,
        female,
        given,
        middle(lexicon, dice, female),
        families,
        birth,
        homes,
        emails(lexicon, given, families, birth, dice),
        numbers(homes.get(0).country(), number, dice),
        dice.pick(lexicon.words("job")).text());
  }

  private static Word given(Lexicon lexicon, Dice dice, boolean female) {
    List<Word> names = lexicon.words(female ? "given.female" : "given.male");
    Word first = dice.common(names);
    if (!lexicon.language().equals("zh") || dice.chance(0.25)) {
      return first;
    }
    Word second = dice.pick(names);
    return new Word(
        first.text() + second.text(),
        first.other() + " " + second.other(),
        List.of("小" + second.text()),
        List.of());
  }

  private static Word middle(Lexicon lexicon, Dice dice, boolean female) {
    if (lexicon.has("patronymic")) {
      Word patronymic = dice.common(lexicon.words("patronymic"));
      return FamilyNames.plain(female ? patronymic.other() : patronymic.text());
    }
    return lexicon.language().equals("en") && dice.chance(0.4)
        ? given(lexicon, dice, female)
        : FamilyNames.plain("");
  }

  private static List<Word> families(Lexicon lexicon, Dice dice, boolean female) {
    Word born = FamilyNames.make(lexicon, dice, female);
    boolean keepsName = lexicon.language().equals("zh") || lexicon.language().equals("es");
    if (!female || keepsName || !dice.chance(0.3)) {
      return List.of(born);
    }
    Word married = FamilyNames.make(lexicon, dice, true);
    boolean doubled = dice.chance(0.15);
    return List.of(born, doubled ? FamilyNames.plain(born.text() + "-" + married.text()) : married);
  }

  private static List<Home> homes(Lexicon lexicon, Dice dice) {
    Home first = Home.make(lexicon, dice);
    return dice.chance(0.25) ? List.of(first, Home.make(lexicon, dice)) : List.of(first);
  }

  private static List<String> emails(
      Lexicon lexicon, Word given, List<Word> families, LocalDate birth, Dice dice) {
    int count = dice.chance(0.7) ? 1 : dice.chance(0.8) ? 2 : 3;
    List<String> emails = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int scheme = dice.below(Transliteration.SCHEMES);
      String first = latin(given, lexicon, scheme).replace(" ", "");
      String last = latin(families.get(i % families.size()), lexicon, scheme);
      emails.add(Mailboxes.personal(first, last, birth.getYear(), dice));
    }
    return List.copyOf(emails);
  }

  private static String latin(Word word, Lexicon lexicon, int scheme) {
    return switch (lexicon.language()) {
      case "ru", "uk" -> Transliteration.latin(word.text(), lexicon.language(), scheme);
      case "zh" -> word.other().replace("ü", "v");
      case "de" -> Transliteration.spelledOut(word.text());
      default -> word.text();
    };
  }

  private List<PhoneNumber> numbers(String country, long number, Dice dice) {
    int count = dice.chance(0.65) ? 1 : dice.chance(0.8) ? 2 : 3;
    List<PhoneNumber> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(phones.number(country, number * SERIALS + i));
    }
    return List.copyOf(numbers);
  }

  /** Returns the person as living with another: same home, often the same name and telephone. */
  static PersonTruth livingWith(PersonTruth host, PersonTruth guest, Dice dice) {
    List<PhoneNumber> numbers = new ArrayList<>(guest.phones());
    if (dice.chance(0.4)) {
      numbers.add(host.phones().get(0));
    }
    return new PersonTruth(
        host.lexicon(),
        guest.female(),
        guest.given(),
        guest.middle(),
        dice.chance(0.7) ? List.of(FamilyNames.shared(host, guest.female())) : guest.families(),
        guest.birth(),
        List.of(host.homes().get(0)),
        guest.emails(),
        List.copyOf(numbers),
        guest.job());
  }
}
