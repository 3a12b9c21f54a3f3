package dev.crmcore.dedup;

import dev.crmcore.dedup.text.Consonants;
import dev.crmcore.dedup.text.NameParticles;
import dev.crmcore.dedup.text.OrganizationNameParts;
import dev.crmcore.dedup.text.OrganizationWords;
import dev.crmcore.dedup.text.PersonNameParts;
import dev.crmcore.dedup.text.TextFolding;
import java.util.List;

/**
 * The words of a name that tell it from others.
 *
 * @param words without titles, particles and legal forms, unless nothing else is left
 * @param generation of a person, such as {@code "jr"}, or empty
 * @param joined all that was written, without gaps
 */
record NameWords(List<String> words, String generation, String joined) {
  /**
   * Reads a name.
   *
   * @param other the name it is compared with, whose script decides how this one is read
   */
  static NameWords read(String name, String other, boolean person) {
    return person ? person(name, other) : organization(name, other);
  }

  private static NameWords person(String name, String other) {
    String joined = join(name);
    // Characters tell more than their readings, but only among each other.
    if (hasHan(name) && hasHan(other)) {
      return new NameWords(joined.codePoints().mapToObj(Character::toString).toList(), "", joined);
    }
    PersonNameParts parts = PersonNameParts.parse(name);
    List<String> words = NameParticles.without(parts.words());
    return new NameWords(inCommonScript(words, name, other), parts.generation(), joined);
  }

  private static NameWords organization(String name, String other) {
    List<String> words =
        OrganizationNameParts.parse(name).wordsWithoutMisspelledForm().stream()
            .map(OrganizationWords::spell)
            .toList();
    return new NameWords(inCommonScript(NameParticles.without(words), name, other), "", join(name));
  }

  private static String join(String name) {
    return TextFolding.join(TextFolding.fold(name));
  }

  /** Where one of the two is written without vowels, the other one's do not count. */
  private static List<String> inCommonScript(List<String> words, String name, String other) {
    return Consonants.areWrittenAlone(name) == Consonants.areWrittenAlone(other)
        ? words
        : Consonants.of(words);
  }

  private static boolean hasHan(String name) {
    return name.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
