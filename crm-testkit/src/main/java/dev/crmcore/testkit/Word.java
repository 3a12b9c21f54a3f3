package dev.crmcore.testkit;

import java.util.List;

/**
 * An item of a {@link Lexicon}.
 *
 * @param text the word
 * @param other its other form, such as the Latin spelling; the word itself where there is none
 * @param variants nicknames or abbreviations
 * @param columns what follows
 */
record Word(String text, String other, List<String> variants, List<String> columns) {
  /** Reads {@code text=other~variant,variant|column|column}. */
  static Word parse(String item) {
    List<String> columns = List.of(item.split("\\|", -1));
    String[] variants = columns.get(0).split("~", 2);
    String[] forms = variants[0].split("=", 2);
    return new Word(
        forms[0].strip(),
        forms[forms.length - 1].strip(),
        variants.length == 1 ? List.of() : List.of(variants[1].strip().split(",")),
        columns.subList(1, columns.size()));
  }
}
