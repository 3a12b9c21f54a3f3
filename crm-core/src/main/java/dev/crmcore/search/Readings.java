package dev.crmcore.search;

import dev.crmcore.field.Folding;
import dev.crmcore.model.ContactKind;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways to understand a text, from what was typed to what may have been meant. */
final class Readings {
  private static final String PLUS = "+";

  /** Parsers of telephone numbers skip what stands before the number, but it was typed as well. */
  private static final Pattern NOTHING_BUT_A_NUMBER =
      Pattern.compile("[0-9\\s().+/\\-\u2010-\u2015]+");

  private static final char AT = '@';

  private final Reading typed;
  private final boolean isAddress;
  private final List<Reading> literal = new ArrayList<>();
  private final List<Reading> slips = new ArrayList<>();
  private final List<LookupKey> addresses = new ArrayList<>();
  private final List<Reading> addressed = new ArrayList<>();

  Readings(String text, AddressForm forms) {
    typed = Reading.of(MatchKind.WHOLE_WORD, text);
    literal.add(typed);
    number(text, forms).ifPresent(literal::add);
    for (ContactKind kind : List.of(ContactKind.PHONE, ContactKind.EMAIL)) {
      if (kind != ContactKind.PHONE || isNothingButANumber(text)) {
        forms.of(kind, text).ifPresent(form -> address(kind, form));
      }
    }
    isAddress = text.indexOf(AT) >= 0;
    if (!isAddress) { // addresses are Latin
      if (!typed.isCode()) {
        layout(text).ifPresent(slips::add);
      }
      slips.add(typed.spelled());
    }
  }

  private static boolean isNothingButANumber(String text) {
    return NOTHING_BUT_A_NUMBER.matcher(Folding.fold(text)).matches();
  }

  private void address(ContactKind kind, String form) {
    addresses.add(LookupKey.of(kind.name(), form));
    addressed.add(Reading.of(MatchKind.WHOLE_WORD, form));
  }

  /** Returns the reading of a number with blanks and brackets, in national or standard form. */
  private Optional<Reading> number(String text, AddressForm forms) {
    String joined = NumberRuns.joined(text);
    if (joined == null) {
      return Optional.empty();
    }
    Reading number = Reading.of(MatchKind.WHOLE_WORD, joined);
    if (number.words().size() == 1) {
      String standard = forms.of(ContactKind.PHONE, text).orElse("").replace(PLUS, "");
      return Optional.of(Folding.isWord(standard) ? number.or(standard) : number);
    }
    return number.text().equals(typed.text()) ? Optional.empty() : Optional.of(number);
  }

  private Optional<Reading> layout(String text) {
    String other = KeyboardLayout.other(text);
    return other == null ? Optional.empty() : Optional.of(Reading.of(MatchKind.LAYOUT, other));
  }

  /** Returns whether there is a word to look for. */
  boolean isEmpty() {
    return typed.words().isEmpty() && slips.stream().allMatch(slip -> slip.words().isEmpty());
  }

  /** Tells whether the text is an e-mail address or a part of one. */
  boolean isAddress() {
    return isAddress;
  }

  /** Returns the keys of contact points that the text is the whole of. */
  List<LookupKey> addresses() {
    return addresses;
  }

  /** Returns the readings by which somebody who has one of the addresses is found. */
  List<Reading> addressed() {
    List<Reading> all = new ArrayList<>(literal);
    all.addAll(addressed);
    return all;
  }

  /** Returns the readings that suppose no slip. */
  List<Reading> literal() {
    return literal;
  }

  /** Returns the readings by another layout and other scripts, without slips of spelling. */
  List<Reading> slips() {
    return slips;
  }

  /** Returns the readings whose words may have slips of spelling, the likeliest first. */
  List<Reading> spellable() {
    List<Reading> spellable = new ArrayList<>(List.of(typed));
    if (!slips.isEmpty()) {
      typed.transliterated().ifPresent(spellable::add);
    }
    slips.stream().filter(reading -> reading.slip() == MatchKind.LAYOUT).forEach(spellable::add);
    return spellable;
  }
}
