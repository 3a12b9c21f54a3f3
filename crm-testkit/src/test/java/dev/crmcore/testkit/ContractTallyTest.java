package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.storage.StorageCapability;
import dev.crmcore.testkit.ContractTally.Outcome;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTallyTest {
  @Test
  void tellsWhatIsDeclaredAndWhatBecameOfEachPart() {
    ContractTally tally = new ContractTally();
    Set<StorageCapability> declared =
        EnumSet.of(StorageCapability.DURABLE, StorageCapability.CONDITIONS);

    tally.add("Writing", Outcome.PASSED, declared);
    tally.add("Writing", Outcome.PASSED, Set.of());
    tally.add("Searching", Outcome.REFUSED, declared);
    tally.add("Finding", Outcome.NOT_PASSED, declared);

    assertThat(tally.toText("ShopTest"))
        .isEqualTo(
            """
            Storage contract: ShopTest
            Declared: CONDITIONS, DURABLE
            Left out: RELATED_CONDITIONS, TEXT_SEARCH, AGGREGATION, BACKUP

            Finding: 0 passed, 1 not passed
            Searching: 0 passed, 1 refused as documented
            Writing: 2 passed
            Total: 2 passed, 1 refused as documented, 1 not passed
            """);
  }
}
