package dev.crmcore.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, the answer is a condition or a problem with its place, and soon. */
class ConditionGarbageTest {
  private static final long SEED = 20260301;

  private static final List<String> PIECES =
      List.of(
          "city",
          "birthDate",
          "amount",
          "kind",
          "createdAt",
          "id",
          "tags",
          "purchases",
          "deals",
          "contactPoints",
          "=",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "(",
          ")",
          ",",
          ".",
          "+",
          "-",
          "'",
          "''",
          "`",
          "'a'",
          "5",
          "1000 EUR",
          "2026-03-01",
          "2026-03-01T10:00:00Z",
          "and",
          "or",
          "not",
          "everyone",
          "nobody",
          "all",
          "any",
          "has",
          "tag",
          "segment",
          "between",
          "in",
          "contains",
          "starts",
          "with",
          "is",
          "missing",
          "present",
          "where",
          "last",
          "this",
          "from",
          "to",
          "today",
          "now",
          "true",
          "PERSON",
          "count",
          "sum",
          "max",
          "days",
          "month",
          "\u0000",
          "\uD800",
          "\uDC00",
          "😀",
          "\u202E",
          "ё",
          "\u00A0",
          "\n",
          "1e999999999",
          "'1e999999999'");

  private final ConditionText text = new ConditionText(RandomConditions.CATALOGUE);
  private final Random random = new Random(SEED);

  @Test
  @Timeout(180)
  void randomTextsEndInAConditionOrAProblem() {
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      String garbage =
          switch (i % 4) {
            case 0 -> characters();
            case 1 -> pieces("");
            case 2 -> pieces(" ");
            default -> mutated(new RandomConditions(i).about(CustomerFields.TYPE, 3).toString());
          };
      accepted += check(garbage) ? 1 : 0;
    }

    assertThat(accepted).as("some garbage means something").isPositive();
  }

  private boolean check(String garbage) {
    Optional<ConditionProblem> problem;
    try {
      problem = text.check(garbage, CustomerFields.TYPE);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + ", text: " + garbage, e);
    }
    problem.ifPresent(
        found -> assertThat(found.position()).as(garbage).isBetween(1, garbage.length() + 1));
    return problem.isEmpty();
  }

  private String characters() {
    StringBuilder characters = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      characters.append(
          (char) (random.nextInt(10) == 0 ? random.nextInt(65_536) : 32 + random.nextInt(95)));
    }
    return characters.toString();
  }

  private String pieces(String between) {
    StringBuilder pieces = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      pieces.append(PIECES.get(random.nextInt(PIECES.size()))).append(between);
    }
    return pieces.toString();
  }

  private String mutated(String valid) {
    StringBuilder mutated = new StringBuilder(valid);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && !mutated.isEmpty(); i++) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(3)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> mutated.setCharAt(at, valid.charAt(random.nextInt(valid.length())));
      }
    }
    return mutated.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "not ",
        "'",
        "`",
        "all(",
        "any(everyone, ",
        "has tags(",
        "purchases(where ",
        "((((city = 'a') and ",
        "1",
        "-",
        ".",
        "city = 'a' and ",
        "city in ('a', ",
        "\uD83D",
        "\n",
        "segment 'a' or ",
        "a",
        "''",
        "purchases(last ",
        "<",
        "not (",
        "тест "
      })
  @Timeout(10)
  void whatRepeatsForTenThousandCharactersEndsSoon(String piece) {
    String repeated = piece.repeat(ConditionLimits.TEXT_LENGTH / piece.length());

    check(repeated);
    check(repeated + "everyone");
  }
}
