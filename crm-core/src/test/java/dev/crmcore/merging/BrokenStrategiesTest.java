package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.memory.ContractRun;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import dev.crmcore.testkit.MergeStrategyContract;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Proves the contract: each of these strategies has one fault, and the contract names it. The
 * static classes are no tests of their own and are run from here alone.
 */
class BrokenStrategiesTest {
  private static final Set<String> TESTS =
      Set.of(
          "choosesOneOfTheCandidates",
          "doesNotDependOnTheOrderOfTheLosers",
          "givesTheSameCandidatesTheSameAnswer",
          "saysWhyInALine",
          "takesTheOnlyCandidate");

  private static void assertCaught(Class<?> contract, String... failing) {
    ContractRun run = ContractRun.of(contract, TESTS);

    assertThat(run.failed()).containsExactlyInAnyOrder(failing);
    assertThat(run.passed()).hasSize(TESTS.size() - failing.length);
  }

  @Test
  void theHonestStrategyPasses() {
    assertCaught(Honest.class);
  }

  static final class Honest extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.survivorFirst();
    }
  }

  @Test
  void whoTakesTheLastInLineIsCaught() {
    assertCaught(TakesTheLast.class, "doesNotDependOnTheOrderOfTheLosers");
  }

  static final class TakesTheLast extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return (field, candidates) ->
          new MergeChoice(candidates.get(candidates.size() - 1), "last in line");
    }
  }

  @Test
  void whoChangesItsMindIsCaught() {
    assertCaught(
        ChangesItsMind.class,
        "doesNotDependOnTheOrderOfTheLosers",
        "givesTheSameCandidatesTheSameAnswer");
  }

  static final class ChangesItsMind extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      AtomicInteger turn = new AtomicInteger();
      return (field, candidates) ->
          new MergeChoice(
              candidates.get(turn.getAndIncrement() % candidates.size()), "whose turn it is");
    }
  }

  @Test
  void whoChoosesAStrangerIsCaught() {
    assertCaught(ChoosesAStranger.class, "choosesOneOfTheCandidates", "takesTheOnlyCandidate");
  }

  static final class ChoosesAStranger extends MergeStrategyContract {
    private record Stranger(Customer customer, boolean isSurvivor, Instant changedAt)
        implements MergeCandidate {}

    @Override
    protected MergeStrategy strategy() {
      return (field, candidates) -> {
        MergeChoice choice = Survivorship.survivorFirst().choose(field, candidates);
        return new MergeChoice(
            new Stranger(choice.candidate().customer(), true, Instant.EPOCH), choice.reason());
      };
    }
  }

  @Test
  void whoChoosesNobodyIsCaught() {
    assertCaught(ChoosesNobody.class, TESTS.toArray(String[]::new));
  }

  static final class ChoosesNobody extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return (field, candidates) -> null;
    }
  }

  @Test
  void whoGivesNoReasonIsCaught() {
    assertCaught(GivesNoReason.class, "saysWhyInALine");
  }

  static final class GivesNoReason extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return (field, candidates) ->
          new MergeChoice(Survivorship.survivorFirst().choose(field, candidates).candidate(), " ");
    }
  }
}
