package dev.crmcore.dedup.text;

import java.util.List;
import java.util.Set;

/**
 * Small words inside names that are left out, added and spelled at will: articles, prepositions and
 * "son of".
 *
 * @since 0.1
 */
public final class NameParticles {
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "ul", "il", "bin", "ibn", "ben", "bint", "binti", "ould", "wald", "de", "del",
          "della", "dello", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "las", "los",
          "lo", "van", "von", "vom", "der", "den", "het", "ter", "ten", "zu", "zum", "zur", "af",
          "av", "y", "e", "بن", "ابن", "بنت", "בן", "בת");

  private NameParticles() {}

  /** Returns folded words without particles, or all of them if there is nothing else. */
  public static List<String> without(List<String> words) {
    List<String> kept = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    return kept.isEmpty() ? words : kept;
  }
}
