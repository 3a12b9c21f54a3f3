package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import dev.crmcore.field.NumberEnding;
import java.util.Set;

/**
 * The forms in which one word may stand in a record. The record has it when one of its words is a
 * whole form, starts with a beginning, or is a number of at least {@link
 * NumberEnding#SHORTEST_NUMBER} digits that ends with an ending. Without any form no record has it.
 *
 * @param whole words as {@link Folding#words(String)} cuts them
 * @param beginnings the beginnings of such words
 * @param endings digits
 */
public record WordForms(Set<String> whole, Set<String> beginnings, Set<String> endings) {
  /**
   * Checks and copies the forms.
   *
   * @throws InvalidInputException if a form holds what is part of no word, or an ending anything
   *     but digits: storages write the forms into their own languages
   */
  public WordForms {
    whole = Set.copyOf(whole);
    beginnings = Set.copyOf(beginnings);
    endings = Set.copyOf(endings);
    requireWords(whole);
    requireWords(beginnings);
    for (String ending : endings) {
      require(NumberEnding.isNumber(ending), ending);
    }
  }

  /** Returns a word that stands as it is. */
  public static WordForms ofWhole(Set<String> words) {
    return new WordForms(words, Set.of(), Set.of());
  }

  /** Returns a word of which beginnings are known. */
  public static WordForms ofBeginnings(Set<String> beginnings) {
    return new WordForms(Set.of(), beginnings, Set.of());
  }

  private static void requireWords(Set<String> forms) {
    for (String form : forms) {
      require(Folding.isWord(form), form);
    }
  }

  private static void require(boolean fits, String form) {
    if (!fits) {
      throw new InvalidInputException("'%s' is not one word that can be found.".formatted(form));
    }
  }
}
