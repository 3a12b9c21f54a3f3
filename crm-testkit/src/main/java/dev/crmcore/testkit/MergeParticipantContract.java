package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every participant of merges must do, proved on its own data. Extend it, say how to open the
 * participant and how to fill and look at its data:
 *
 * <pre>{@code
 * class LoyaltyPointsTest extends MergeParticipantContract {
 *   private final PointsTable table = new PointsTable();
 *
 *   @Override protected MergeParticipant participant() { return new LoyaltyPoints(table); }
 *   @Override protected void give(CustomerId customer) { table.add(customer, 10); }
 *   @Override protected Object data() { return table.rows(); }
 *   @Override protected Set<CustomerId> owners() { return table.customers(); }
 *   @Override protected void transaction(Runnable work) { table.transaction(work); }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class MergeParticipantContract {
  private static final int LONGEST_MEMO = 1_000_000;

  private final SequentialIds ids = new SequentialIds();
  private final CustomerId anna = new CustomerId(ids.next());
  private final CustomerId ann = new CustomerId(ids.next());
  private final CustomerId annie = new CustomerId(ids.next());
  private final CustomerId boris = new CustomerId(ids.next());

  /** Creates the contract. */
  protected MergeParticipantContract() {}

  /** Returns a new participant on the data of this test, as a process that just started has it. */
  protected abstract MergeParticipant participant();

  /** Stores some of everything that can refer to a customer; called again, some more. */
  protected abstract void give(CustomerId customer);

  /** Returns a copy of all data, which equals every copy made while the data is the same. */
  protected abstract Object data();

  /** Returns all customers that the data refers to. */
  protected abstract Set<CustomerId> owners();

  /** Runs work in a transaction of the data's. What it throws rolls back and passes through. */
  protected abstract void transaction(Runnable work);

  /**
   * Brings about that the participant refuses to merge these customers, who have data.
   *
   * @return whether there is a reason for which it would; false unless overridden
   */
  protected boolean forbid(MergedCustomers customers) {
    return false;
  }

  private static MergedCustomers customers(CustomerId survivor, CustomerId... losers) {
    return new MergedCustomers(TenantId.DEFAULT, survivor, List.of(losers));
  }

  private Optional<String> merge(MergedCustomers customers) {
    List<Optional<String>> memos = new ArrayList<>();
    transaction(() -> memos.add(participant().merge(customers)));
    assertThat(memos).doesNotContainNull();
    return memos.get(0);
  }

  private void undo(MergedCustomers customers, Optional<String> memo) {
    memo.ifPresent(text -> transaction(() -> participant().undo(customers, text)));
  }

  private void give(CustomerId... customers) {
    for (CustomerId customer : customers) {
      give(customer);
    }
  }

  @Test
  void hasOneName() {
    assertThat(participant().name()).isNotBlank().isEqualTo(participant().name());
  }

  @Test
  void afterAMergeNothingRefersToTheLosers() {
    give(anna, ann, annie, boris);

    merge(customers(anna, ann, annie));

    assertThat(owners()).containsExactlyInAnyOrder(anna, boris);
  }

  @Test
  void undoingRestoresTheDataExactly() {
    give(anna, ann, ann, annie, boris);
    Object before = data();

    MergedCustomers customers = customers(anna, ann, annie);
    Optional<String> memo = merge(customers);
    assertThat(data()).isNotEqualTo(before);
    undo(customers, memo);

    assertThat(data()).isEqualTo(before);
  }

  @Test
  void undoingRestoresASurvivorWithoutData() {
    give(ann, boris);
    Object before = data();

    MergedCustomers customers = customers(anna, ann);
    undo(customers, merge(customers));

    assertThat(data()).isEqualTo(before);
  }

  @Test
  void whereTheLosersHaveNoDataNothingChanges() {
    give(anna, boris);
    Object before = data();

    MergedCustomers customers = customers(anna, ann, annie);
    Optional<String> memo = merge(customers);
    assertThat(data()).isEqualTo(before);
    undo(customers, memo);

    assertThat(data()).isEqualTo(before);
  }

  @Test
  void mergesAreUndoneOneByOneInReverse() {
    give(anna, ann, annie, boris);
    Object first = data();
    MergedCustomers inner = customers(ann, annie);
    Optional<String> innerMemo = merge(inner);
    Object second = data();
    MergedCustomers outer = customers(anna, ann);
    Optional<String> outerMemo = merge(outer);
    Object third = data();
    MergedCustomers last = customers(anna, boris);
    Optional<String> lastMemo = merge(last);
    assertThat(owners()).containsExactly(anna);

    undo(last, lastMemo);
    assertThat(data()).isEqualTo(third);
    undo(outer, outerMemo);
    assertThat(data()).isEqualTo(second);
    undo(inner, innerMemo);
    assertThat(data()).isEqualTo(first);
  }

  @Test
  void whatWasAddedSinceStaysWithTheSurvivor() {
    give(ann);
    MergedCustomers customers = customers(anna, ann);
    Optional<String> memo = merge(customers);
    give(anna);

    undo(customers, memo);

    assertThat(owners()).containsExactlyInAnyOrder(anna, ann);
  }

  @Test
  void whatIsRolledBackLeavesNothing() {
    give(anna, ann);
    Object before = data();
    MergedCustomers customers = customers(anna, ann);

    assertRolledBack(() -> participant().merge(customers));
    assertThat(data()).isEqualTo(before);

    String memo = merge(customers).orElseThrow();
    Object merged = data();
    assertRolledBack(() -> participant().undo(customers, memo));
    assertThat(data()).isEqualTo(merged);
  }

  private void assertRolledBack(Runnable work) {
    IllegalStateException failure = new IllegalStateException("rolled back");
    assertThatThrownBy(
            () ->
                transaction(
                    () -> {
                      work.run();
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void remembersTextThatEveryStorageKeeps() {
    give(anna, ann);

    assertThat(merge(customers(anna, ann)))
        .hasValueSatisfying(
            memo -> {
              assertThat(memo.length()).isLessThanOrEqualTo(LONGEST_MEMO);
              assertThat(memo.chars().noneMatch(c -> c < ' ' && "\n\r\t".indexOf(c) < 0)).isTrue();
            });
  }

  @Test
  void askingForARefusalChangesNothing() {
    give(anna, ann);
    Object before = data();

    assertThat(participant().refusal(customers(anna, ann))).isEmpty();

    assertThat(data()).isEqualTo(before);
  }

  @Test
  void refusesWhatIsForbiddenAndLeavesNothing() {
    give(anna, ann);
    MergedCustomers customers = customers(anna, ann);
    boolean forbidden = forbid(customers);
    Object before = data();

    Optional<String> refusal = participant().refusal(customers);

    assertThat(refusal.isPresent()).isEqualTo(forbidden);
    assertThat(refusal.orElse("nothing to say")).isNotBlank();
    assertThat(data()).isEqualTo(before);
  }
}
