package dev.crmcore.dedup.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  @Test
  void editDistanceAgreesWithTheTextbook() {
    Random random = new Random(2);
    EditDistance distance = new EditDistance();
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = random.nextBoolean() ? word(random) : typo(a, random);

      assertThat(distance.between(a, b)).as("%s %s", a, b).isEqualTo(textbook(a, b));
      assertThat(distance.between(b, a)).isEqualTo(distance.between(a, b));
    }
  }

  @Test
  void signaturesNeverProveMoreEditsThanThereAre() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = random.nextBoolean() ? word(random) : typo(a, random);

      assertThat(LetterSignature.minimumEdits(LetterSignature.of(a), LetterSignature.of(b)))
          .as("%s %s", a, b)
          .isLessThanOrEqualTo(textbook(a, b));
    }
  }

  @Test
  void jaroWinklerHasThePublishedValuesAndIsSymmetric() {
    assertThat(JaroWinkler.similarity("martha", "marhta")).isCloseTo(0.9611, within(1e-4));
    assertThat(JaroWinkler.similarity("dixon", "dicksonx")).isCloseTo(0.8133, within(1e-4));
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = typo(a, random);
      assertThat(JaroWinkler.similarity(a, b))
          .isEqualTo(JaroWinkler.similarity(b, a))
          .isBetween(0.0, 1.0);
    }
  }

  private static String word(Random random) {
    int length = random.nextInt(12);
    StringBuilder out = new StringBuilder();
    boolean digits = random.nextInt(4) == 0;
    for (int i = 0; i < length; i++) {
      out.append(
          (char)
              (digits
                  ? '0' + random.nextInt(10)
                  : random.nextInt(20) == 0 ? 'я' : 'a' + random.nextInt(6)));
    }
    return out.toString();
  }

  private static String typo(String word, Random random) {
    if (word.length() < 2) {
      return word + "x";
    }
    int at = random.nextInt(word.length() - 1);
    return switch (random.nextInt(3)) {
      case 0 ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      default -> word.substring(0, at) + "q" + word.substring(at + 1);
    };
  }

  private static int textbook(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
