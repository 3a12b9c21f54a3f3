package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.matching.BlockingKeys;
import dev.crmcore.matching.FieldComparator;
import dev.crmcore.matching.Normalizer;
import dev.crmcore.memory.ContractRun;
import dev.crmcore.testkit.BlockingKeysContract;
import dev.crmcore.testkit.FieldComparatorContract;
import dev.crmcore.testkit.NormalizerContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contracts of matching find what is wrong. */
class BrokenMatchingPartsTest {
  private static final Set<String> TESTS =
      Set.of(
          "spellingsOfOneValueGetOneForm",
          "aFormIsItsOwnForm",
          "theSameValueGetsTheSameFormAgain",
          "blankTextSaysNothing",
          "whatIsMoreAlikeGetsMore",
          "equalValuesAreTheSame",
          "theOrderOfTheTwoDoesNotMatterAndTheResultIsInRange",
          "whatShouldBeComparedMeets",
          "whatIsFarApartDoesNot",
          "keysAreFewAndTheSameEachTime");

  private static void assertCaught(Class<?> contract, String failing) {
    assertThat(ContractRun.of(contract, TESTS).failed()).containsExactly(failing);
  }

  @Test
  void aFormThatGrowsIsCaught() {
    assertCaught(Growing.class, "aFormIsItsOwnForm");
  }

  static final class Growing extends NormalizerContract {
    @Override
    protected Normalizer normalizer() {
      return text -> text.isBlank() ? "" : "N" + text.strip();
    }

    @Override
    protected List<List<String>> spellings() {
      return List.of(List.of("a", " a"), List.of("b"));
    }
  }

  @Test
  void aSimilarityThatDependsOnTheSideIsCaught() {
    assertCaught(OneSided.class, "theOrderOfTheTwoDoesNotMatterAndTheResultIsInRange");
  }

  static final class OneSided extends FieldComparatorContract {
    @Override
    protected FieldComparator comparator() {
      return (left, right) -> left.equals(right) ? 1 : left.length() > right.length() ? 0.6 : 0.2;
    }

    @Override
    protected List<Order> orders() {
      return List.of(new Order("abc", "ab", "abcdef"));
    }
  }

  @Test
  void keysThatAreTooManyAreCaught() {
    assertCaught(TooMany.class, "keysAreFewAndTheSameEachTime");
  }

  static final class TooMany extends BlockingKeysContract {
    @Override
    protected BlockingKeys keys() {
      return text -> text.chars().mapToObj(c -> "k" + (char) c).distinct().toList();
    }

    @Override
    protected List<List<String>> meeting() {
      return List.of(List.of("ab", "bc"));
    }

    @Override
    protected List<List<String>> apart() {
      return List.of(List.of("ab", "cd"));
    }
  }
}
