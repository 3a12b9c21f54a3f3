package dev.crmcore.dedup.text;

import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Writes Chinese characters of names as Hanyu Pinyin without tones, one word for each character.
 * Characters with several readings get the one they have in surnames when they lead, else their
 * most frequent one. Japanese and Korean names in these characters are read as Chinese, too.
 */
final class HanNames {
  /** Surnames that are read otherwise than the character usually is. */
  private static final Map<Character, String> SURNAMES =
      Map.ofEntries(
          Map.entry('单', "shan"),
          Map.entry('單', "shan"),
          Map.entry('曾', "zeng"),
          Map.entry('仇', "qiu"),
          Map.entry('解', "xie"),
          Map.entry('查', "zha"),
          Map.entry('任', "ren"),
          Map.entry('区', "ou"),
          Map.entry('區', "ou"),
          Map.entry('盖', "ge"),
          Map.entry('乐', "yue"),
          Map.entry('樂', "yue"),
          Map.entry('朴', "piao"),
          Map.entry('翟', "zhai"),
          Map.entry('覃', "qin"),
          Map.entry('尉', "yu"),
          Map.entry('缪', "miao"),
          Map.entry('冼', "xian"),
          Map.entry('员', "yun"));

  private HanNames() {}

  /** Returns the text with every Chinese character as a word of its own in Latin letters. */
  static String toPinyin(String text) {
    StringBuilder out = null;
    boolean leads = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String reading = isHan(c) ? reading(c, leads) : "";
      if (!reading.isEmpty()) {
        if (out == null) {
          out = new StringBuilder(text.length() * 5).append(text, 0, i);
        }
        out.append(' ').append(reading).append(' ');
      } else if (out != null) {
        out.append(c);
      }
      leads = c == ' ';
    }
    return out == null ? text : out.toString();
  }

  private static boolean isHan(char c) {
    return c >= 0x3400 && c <= 0x9FFF;
  }

  private static String reading(char c, boolean leads) {
    String surname = leads ? SURNAMES.get(c) : null;
    if (surname != null) {
      return surname;
    }
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
    if (readings == null || readings.length == 0) {
      return "";
    }
    String first = readings[0].replace("u:", "v");
    return first.substring(0, first.length() - 1);
  }
}
