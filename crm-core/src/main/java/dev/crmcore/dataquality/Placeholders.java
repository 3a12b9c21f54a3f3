package dev.crmcore.dataquality;

import dev.crmcore.field.Folding;
import java.util.Set;

/**
 * What people type into a name field that must not be empty. Words that are somebody's real name,
 * such as "Guest" or "Na", are not here.
 */
final class Placeholders {
  private static final int LONGEST = 20;

  private static final Set<String> WORDS =
      Set.of(
          "test",
          "test test",
          "testtest",
          "tester",
          "testing",
          "test user",
          "asd",
          "asdf",
          "asdfg",
          "asdfgh",
          "asdasd",
          "asdfasdf",
          "qwe",
          "qwer",
          "qwert",
          "qwerty",
          "qweqwe",
          "zxc",
          "zxcv",
          "zxcvbn",
          "none",
          "n/a",
          "n.a.",
          "no name",
          "noname",
          "no",
          "nil",
          "unknown",
          "undefined",
          "anonymous",
          "anonym",
          "tbd",
          "todo",
          "dummy",
          "first name",
          "last name",
          "firstname",
          "lastname",
          "surname",
          "name",
          "full name",
          "customer",
          "client",
          "user",
          "contact",
          "company",
          "company name",
          "unbekannt",
          "vorname",
          "nachname",
          "k.a.",
          "k. a.",
          "inconnu",
          "desconocido",
          "тест",
          "тест тест",
          "тестовый",
          "тестовая",
          "нет",
          "нету",
          "нет имени",
          "без имени",
          "без фамилии",
          "неизвестно",
          "неизвестный",
          "неизвестная",
          "не указано",
          "не указан",
          "клиент",
          "покупатель",
          "контакт",
          "гость",
          "аноним",
          "имя",
          "фамилия",
          "отчество",
          "фио",
          "фыв",
          "фыва",
          "фывап",
          "йцу",
          "йцук",
          "йцукен",
          "ячс",
          "無",
          "无",
          "没有",
          "未知",
          "不详",
          "测试",
          "匿名",
          "暂无",
          "无名",
          "姓名",
          "客户",
          "测试用户");

  /** Those of the words that stand for nothing rather than for somebody. */
  private static final Set<String> CERTAIN =
      Set.of(
          "n/a",
          "n.a.",
          "none",
          "undefined",
          "unknown",
          "no name",
          "noname",
          "tbd",
          "todo",
          "asdf",
          "asdfgh",
          "qwerty",
          "unbekannt",
          "k.a.",
          "k. a.",
          "inconnu",
          "desconocido",
          "нет",
          "нету",
          "нет имени",
          "без имени",
          "без фамилии",
          "неизвестно",
          "не указано",
          "не указан",
          "йцукен",
          "无",
          "無",
          "没有",
          "未知",
          "不详",
          "匿名",
          "暂无");

  private Placeholders() {}

  static boolean isOne(String name) {
    if (name.length() > LONGEST) {
      return false;
    }
    String stripped = name.strip();
    // "Null" is a surname; only machines write it in one case.
    return stripped.equals("null")
        || stripped.equals("NULL")
        || WORDS.contains(Folding.fold(stripped))
        || isOneLetter(stripped)
        || isPunctuation(stripped);
  }

  /** Tells whether it is one that nobody is called, beyond doubt. */
  static boolean isCertain(String name) {
    String stripped = name.strip();
    return stripped.equals("null")
        || stripped.equals("NULL")
        || CERTAIN.contains(Folding.fold(stripped))
        || isPunctuation(stripped);
  }

  /** "xxx", "ААА"; ideographs may well repeat. */
  private static boolean isOneLetter(String name) {
    if (name.length() < 3) {
      return false;
    }
    char first = Character.toLowerCase(name.charAt(0));
    if (!Character.isLowerCase(first)) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (Character.toLowerCase(name.charAt(i)) != first) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPunctuation(String name) {
    return !Characters.hasLetter(name) && Characters.countDigits(name) == 0;
  }
}
