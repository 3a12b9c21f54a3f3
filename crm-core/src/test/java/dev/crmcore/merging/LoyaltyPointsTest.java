package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.memory.ContractRun;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.CustomerId;
import dev.crmcore.testkit.MergeParticipantContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An honest participant keeps the contract, and each dishonest one is caught by it. The static
 * classes are run from here alone.
 */
class LoyaltyPointsTest extends MergeParticipantContract {
  private final LoyaltyPoints.Data loyalty = new LoyaltyPoints.Data();
  private int cards;

  @Override
  protected MergeParticipant participant() {
    return new LoyaltyPoints(loyalty);
  }

  @Override
  protected void give(CustomerId customer) {
    loyalty.add(customer, 10);
    loyalty.cards.put("C-" + cards++, customer);
  }

  @Override
  protected Object data() {
    return List.of(new TreeMap<>(loyalty.cards), Map.copyOf(loyalty.points));
  }

  @Override
  protected Set<CustomerId> owners() {
    Set<CustomerId> owners = new HashSet<>(loyalty.points.keySet());
    owners.addAll(loyalty.cards.values());
    return owners;
  }

  @Override
  protected void transaction(Runnable work) {
    loyalty.transaction(work);
  }

  @Override
  protected boolean forbid(MergedCustomers customers) {
    return loyalty.frozen.addAll(customers.losers());
  }

  @Test
  void whoLeavesReferencesDanglingIsCaught() {
    assertCaught(LeavesCards.class, "afterAMergeNothingRefersToTheLosers");
  }

  static final class LeavesCards extends LoyaltyPointsTest {
    @Override
    protected MergeParticipant participant() {
      return new Forwarding(super.participant()) {
        @Override
        public Optional<String> merge(MergedCustomers customers) {
          return Optional.empty();
        }
      };
    }
  }

  @Test
  void whoForgetsWhenTheProcessEndsIsCaught() {
    assertCaught(
        RemembersInMemory.class,
        "undoingRestoresTheDataExactly",
        "mergesAreUndoneOneByOneInReverse");
  }

  static final class RemembersInMemory extends LoyaltyPointsTest {
    @Override
    protected MergeParticipant participant() {
      return new Forwarding(super.participant()) {
        private String own = "";

        @Override
        public Optional<String> merge(MergedCustomers customers) {
          Optional<String> memo = super.merge(customers);
          own = memo.orElse("");
          return memo.map(text -> "see memory");
        }

        @Override
        public void undo(MergedCustomers customers, String memo) {
          if (!own.isEmpty()) {
            super.undo(customers, own);
          }
        }
      };
    }
  }

  @Test
  void whoStoresOutsideTheTransactionIsCaught() {
    assertCaught(StoresAtOnce.class, "whatIsRolledBackLeavesNothing");
  }

  static final class StoresAtOnce extends LoyaltyPointsTest {
    @Override
    protected void transaction(Runnable work) {
      work.run();
    }
  }

  private static void assertCaught(Class<?> contract, String... failing) {
    ContractRun run =
        ContractRun.of(
            contract,
            Set.of(
                "afterAMergeNothingRefersToTheLosers",
                "hasOneName",
                "mergesAreUndoneOneByOneInReverse",
                "undoingRestoresTheDataExactly",
                "whatIsRolledBackLeavesNothing"));

    assertThat(run.passed()).contains("hasOneName");
    assertThat(run.failed()).contains(failing);
  }

  /** Leaves everything to another participant. */
  private abstract static class Forwarding implements MergeParticipant {
    private final MergeParticipant other;

    Forwarding(MergeParticipant other) {
      this.other = other;
    }

    @Override
    public String name() {
      return other.name();
    }

    @Override
    public Optional<String> refusal(MergedCustomers customers) {
      return other.refusal(customers);
    }

    @Override
    public Optional<String> merge(MergedCustomers customers) {
      return other.merge(customers);
    }

    @Override
    public void undo(MergedCustomers customers, String memo) {
      other.undo(customers, memo);
    }
  }
}
