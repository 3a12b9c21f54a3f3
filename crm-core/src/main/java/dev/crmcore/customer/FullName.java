package dev.crmcore.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name in one piece, taken apart by these rules, the first that fits:
 *
 * <ol>
 *   <li>"Smith, Anna Maria": before the comma is the family name.
 *   <li>Chinese characters without a blank: the family name is the first character, or the first
 *       two where they are a known double name; with a blank, what stands before it.
 *   <li>With a patronymic (…вич, …вна, …ична; also in Latin letters): the given name stands before
 *       it, the rest is the family name.
 *   <li>Cyrillic: family name first, unless only the last word ends like one.
 *   <li>One word in capitals and others not: it is the family name.
 *   <li>Otherwise the last word is the family name, with particles such as "van der" before it.
 * </ol>
 *
 * Nothing is re-cased and no word is lost.
 *
 * @param salutation such as "Dr", or null
 * @param given the given name, or null
 * @param middle middle names or a patronymic, or null
 * @param family the family name, or null
 */
public record FullName(
    @Nullable String salutation,
    @Nullable String given,
    @Nullable String middle,
    @Nullable String family) {
  private static final Set<String> SALUTATIONS =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "dr",
          "prof",
          "herr",
          "frau",
          "г-н",
          "г-жа",
          "господин",
          "госпожа");
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "de", "der", "den", "di", "da", "del", "della", "la", "le", "du", "dos",
          "bin", "ibn", "al", "ter", "ten", "zu", "st", "mac", "o");
  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "phd", "md");
  private static final Set<String> DOUBLE_SURNAMES =
      Set.of(
          "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "夏侯",
          "轩辕", "端木", "南宫", "西门", "独孤");
  private static final List<String> PATRONYMICS =
      List.of(
          "ович", "евич", "ич", "овна", "евна", "ична", "инична", "івна", "ївна", "оглы", "кызы",
          "ovich", "evich", "ovna", "evna", "ichna", "ivna");
  private static final List<String> FAMILY_ENDINGS =
      List.of(
          "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий",
          "цкая", "ой", "ий", "ая", "ко", "ук", "юк", "чак", "ых", "их", "дзе", "швили", "ян");

  /** Takes a name apart. */
  public static FullName parse(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(words(text.replace(',', ' '))));
    if (words.isEmpty()) {
      return new FullName(null, text, null, null);
    }
    String salutation = null;
    if (words.size() > 1 && SALUTATIONS.contains(bare(words.get(0)))) {
      salutation = words.remove(0);
    }
    int comma = text.indexOf(',');
    if (comma > 0 && !SUFFIXES.contains(bare(text.substring(comma + 1)))) {
      return byComma(text, comma);
    }
    if (isHan(words.get(0))) {
      return han(salutation, words);
    }
    if (words.size() == 1) {
      return new FullName(salutation, words.get(0), null, null);
    }
    int patronymic = patronymic(words);
    if (patronymic > 0) {
      return around(salutation, words, patronymic);
    }
    if (isCyrillic(words.get(0))) {
      boolean western = endsLikeFamily(last(words)) && !endsLikeFamily(words.get(0));
      return western
          ? familyFrom(salutation, words, words.size() - 1)
          : familyFirst(salutation, words);
    }
    if (isCapitals(words.get(0)) && !isCapitals(last(words))) {
      return familyFirst(salutation, words);
    }
    return western(salutation, words);
  }

  private static FullName byComma(String text, int comma) {
    String[] rest = words(text.substring(comma + 1));
    String family = text.substring(0, comma).strip();
    return rest.length == 0
        ? new FullName(null, null, null, family)
        : new FullName(null, rest[0], joined(Arrays.asList(rest).subList(1, rest.length)), family);
  }

  private static FullName han(@Nullable String salutation, List<String> words) {
    String first = words.get(0);
    if (words.size() > 1) {
      return new FullName(salutation, joined(words.subList(1, words.size())), null, first);
    }
    if (first.length() < 2 || first.length() > 4) {
      return new FullName(salutation, first, null, null);
    }
    int family = first.length() > 2 && DOUBLE_SURNAMES.contains(first.substring(0, 2)) ? 2 : 1;
    return new FullName(salutation, first.substring(family), null, first.substring(0, family));
  }

  private static int patronymic(List<String> words) {
    // "Ivan Petrovich" may be a given name and a family name; "Иван Петрович" is how one is
    // addressed.
    boolean certain = words.size() > 2 || isCyrillic(words.get(0));
    for (int i = 1; certain && i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      if (word.length() > 4 && PATRONYMICS.stream().anyMatch(word::endsWith)) {
        return i;
      }
    }
    return -1;
  }

  private static FullName around(@Nullable String salutation, List<String> words, int patronymic) {
    List<String> family = new ArrayList<>(words.subList(0, patronymic - 1));
    family.addAll(words.subList(patronymic + 1, words.size()));
    return new FullName(
        salutation, words.get(patronymic - 1), words.get(patronymic), joined(family));
  }

  private static FullName familyFirst(@Nullable String salutation, List<String> words) {
    return new FullName(
        salutation, words.get(1), joined(words.subList(2, words.size())), words.get(0));
  }

  private static FullName western(@Nullable String salutation, List<String> words) {
    int start = words.size() - 1;
    while (start > 1 && SUFFIXES.contains(bare(words.get(start)))) {
      start--;
    }
    while (start > 1 && PARTICLES.contains(bare(words.get(start - 1)))) {
      start--;
    }
    return familyFrom(salutation, words, start);
  }

  private static FullName familyFrom(@Nullable String salutation, List<String> words, int start) {
    return new FullName(
        salutation,
        words.get(0),
        joined(words.subList(1, start)),
        joined(words.subList(start, words.size())));
  }

  private static String[] words(String text) {
    String stripped = text.strip();
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= stripped.length(); i++) {
      boolean blank =
          i == stripped.length()
              || Character.isWhitespace(stripped.charAt(i))
              || Character.isSpaceChar(stripped.charAt(i));
      if (blank && start >= 0) {
        words.add(stripped.substring(start, i));
        start = -1;
      } else if (!blank && start < 0) {
        start = i;
      }
    }
    return words.toArray(String[]::new);
  }

  private static @Nullable String joined(List<String> words) {
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  private static String bare(String word) {
    return word.strip().replace(".", "").toLowerCase(Locale.ROOT);
  }

  private static boolean endsLikeFamily(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return FAMILY_ENDINGS.stream().anyMatch(lower::endsWith);
  }

  private static boolean isHan(String word) {
    return word.codePoints()
        .allMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }

  private static boolean isCyrillic(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
  }

  private static boolean isCapitals(String word) {
    return word.length() > 1
        && word.codePoints().noneMatch(Character::isLowerCase)
        && word.codePoints().anyMatch(Character::isUpperCase);
  }
}
