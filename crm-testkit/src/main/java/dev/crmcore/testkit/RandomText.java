package dev.crmcore.testkit;

import java.util.Random;

/** Text as bad as it comes: empty, blank, long, of many scripts, with unpaired surrogates. */
final class RandomText {
  private static final String[] ODD = {
    "",
    " ",
    "\t\n",
    "0",
    "000000",
    "none",
    "null",
    "N/A",
    "-",
    "ЁЖ",
    "ﬁ",
    "İ",
    "ß",
    "王伟",
    "a\u0301",
    "\u0000",
    "\uFFFF",
    "\uD800",
    "\uDC00",
    "😀",
    "\u202Eabc",
    "ＡＢＣ",
    "A".repeat(5_000)
  };

  private final Random random;

  RandomText(long seed) {
    random = new Random(seed);
  }

  String next() {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return ODD[random.nextInt(ODD.length)];
    }
    int length = random.nextInt(30);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (kind < 7) {
        text.append("ab 01-ÄжOo.".charAt(random.nextInt(11)));
      } else {
        text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }
}
