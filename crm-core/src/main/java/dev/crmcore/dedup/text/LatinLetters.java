package dev.crmcore.dedup.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Latin spellings of letters that Unicode does not decompose: Cyrillic (Russian, Ukrainian,
 * Belarusian, Serbian, Bulgarian), Greek, Georgian, Armenian, Katakana and special Latin letters.
 */
final class LatinLetters {
  private static final String TABLE =
      """
      а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f
      х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї i є e ґ g ў u ђ dj ј j љ lj њ nj
      ћ c џ dz ѓ g ќ k ѕ dz ә a ғ g қ k ң n ө o ұ u ү u һ h
      α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f
      χ ch ψ ps ω o
      ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k
      ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
      ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y
      ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev
      ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa シ shi
      ス su セ se ソ so ザ za ジ ji ズ zu ゼ ze ゾ zo タ ta チ chi ツ tsu テ te ト to ダ da ヂ ji ヅ zu
      デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho バ ba ビ bi ブ bu ベ be
      ボ bo パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri
      ル ru レ re ロ ro ワ wa ヲ o ン n ヴ vu ッ - ー - ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo
      ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ŋ n ħ h ŧ t ĸ k ə a
      """;
  private static final Map<Character, String> LETTERS = read();

  private LatinLetters() {}

  private static Map<Character, String> read() {
    String[] parts = TABLE.strip().split("\\s+", -1);
    Map<Character, String> letters = new HashMap<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      letters.put(parts[i].charAt(0), "-".equals(parts[i + 1]) ? "" : parts[i + 1]);
    }
    return Map.copyOf(letters);
  }

  static @Nullable String of(char c) {
    return LETTERS.get(c);
  }
}
