package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.List;

/** The keys by which persons with similar names meet. */
final class PersonNameKeys {
  private final PersonNames names;
  private final WordTable words;

  PersonNameKeys(PersonNames names) {
    this.names = names;
    this.words = names.words();
  }

  /**
   * Of whole names any word finds candidates and is then the family name of the two. Where family
   * and given names are apart, each is a key of its own: under a common key everyone with a given
   * name would meet everyone else who has it, and what is learnt from the pairs of a rule would not
   * leave out that they all agree on it.
   */
  List<KeySource> sources() {
    List<KeySource> sources =
        new ArrayList<>(
            List.of(
                new KeySource("family name", 0b1, this::families),
                new KeySource("given name", 0b10, this::givens),
                new KeySource("both names", 0b11, this::pairs),
                new KeySource("start of family name", 0b1, this::familyStarts),
                new KeySource("initials", 0b0, this::initials)));
    if (names.hasWholeNames()) {
      sources.add(new KeySource("name words", 0b1, this::nameWords));
    } else {
      sources.add(new KeySource("family name alone", 0b1, this::families));
      sources.add(new KeySource("given name alone", 0b10, this::givens));
    }
    return sources;
  }

  int families(int record, int[] keys) {
    if (names.isStructured(record)) {
      keys[0] = words.sound(names.family(record));
      return names.family(record) == 0 ? 0 : 1;
    }
    return nameWords(record, keys);
  }

  private int givens(int record, int[] keys) {
    if (names.isStructured(record)) {
      int word = names.given(record);
      keys[0] = words.fullForm(word);
      return word == 0 || words.isInitial(word) ? 0 : 1;
    }
    int count = 0;
    for (int word : names.all(record)) {
      if (!words.isInitial(word)) {
        keys[count++] = words.fullForm(word);
      }
    }
    return count;
  }

  private int nameWords(int record, int[] keys) {
    int count = 0;
    if (names.all(record).length == 0) {
      int family = names.family(record);
      int given = names.given(record);
      if (family != 0) {
        keys[count++] = words.sound(family);
      }
      if (given != 0 && !words.isInitial(given)) {
        keys[count++] = words.sound(given);
      }
      return count;
    }
    for (int word : names.all(record)) {
      if (!words.isInitial(word)) {
        keys[count++] = words.sound(word);
      }
    }
    return count;
  }

  private int pairs(int record, int[] keys) {
    int[] of = names.all(record);
    if (of.length == 0) {
      int family = names.family(record);
      int given = names.given(record);
      boolean both = family != 0 && given != 0;
      keys[0] = both ? pair(family, given) : 0;
      return both ? 1 : 0;
    }
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      for (int j = i + 1; j < of.length && count < keys.length; j++) {
        keys[count++] = pair(of[i], of[j]);
      }
    }
    return count;
  }

  private int pair(int a, int b) {
    int x = words.fullForm(a);
    int y = words.fullForm(b);
    return Hashes.mix(Math.min(x, y) * 31 + Hashes.mix(Math.max(x, y))) | 1;
  }

  private int familyStarts(int record, int[] keys) {
    if (names.isStructured(record)) {
      keys[0] = start(names.family(record));
      return keys[0] == 0 ? 0 : 1;
    }
    int count = 0;
    for (int word : names.all(record)) {
      int key = start(word);
      if (key != 0) {
        keys[count++] = key;
      }
    }
    return count;
  }

  private int start(int word) {
    String sound = words.soundText(word);
    return sound.length() < 3 ? 0 : sound.substring(0, Math.min(4, sound.length())).hashCode() | 1;
  }

  private int initials(int record, int[] keys) {
    if (names.isStructured(record)) {
      int given = names.given(record);
      keys[0] = given == 0 ? 0 : words.firstLetter(given);
      return given == 0 ? 0 : 1;
    }
    int count = 0;
    for (int word : names.all(record)) {
      keys[count++] = words.firstLetter(word);
    }
    return count;
  }
}
