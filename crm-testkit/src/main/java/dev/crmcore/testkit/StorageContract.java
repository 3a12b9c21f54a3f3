package dev.crmcore.testkit;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every storage has to do, port by port, with the reference evaluator of conditions as the
 * oracle. A plugin proves itself by extending it:
 *
 * <pre>{@code
 * class InMemoryStorageTest extends StorageContract {
 *   @Override
 *   protected Storage open(PluginContext context) {
 *     return new InMemoryStorage(context.catalogue());
 *   }
 * }
 * }</pre>
 *
 * <p>Each test opens a storage of its own, at most one at a time, and closes it. What a storage
 * does not declare among its capabilities is not skipped: the contract asks for the documented
 * refusal. What came of it is written to {@code target/storage-contract-NAME.txt}, by the name of
 * the test class, for the author of the storage to publish.
 *
 * @since 0.1
 */
@ExtendWith(ContractSummary.class)
public abstract class StorageContract {
  private final StorageHarness harness = new StorageHarness(this::open, this::reopen);

  /** Creates the contract. */
  protected StorageContract() {}

  /**
   * Opens an empty storage for the catalogue of a context. Called once for each test.
   *
   * @param context a host whose clock stands still
   */
  protected abstract Storage open(PluginContext context);

  /**
   * Opens the storage that {@link #open} opened last, with what it holds. Called, after that one
   * was closed, only where {@link dev.crmcore.storage.StorageCapability#DURABLE} is declared.
   *
   * @param context the context that {@link #open} was given
   * @throws UnsupportedOperationException if a durable storage does not override this
   */
  protected Storage reopen(PluginContext context) {
    throw new UnsupportedOperationException(
        "A storage that declares DURABLE overrides reopen(PluginContext).");
  }

  StorageHarness harness() {
    return harness;
  }

  @AfterEach
  final void closeStorage() {
    harness.close();
  }

  @Nested
  class Finding extends FindContract {
    Finding() {
      super(harness);
    }
  }

  @Nested
  class Writing extends WriteContract {
    Writing() {
      super(harness);
    }
  }

  @Nested
  class Uniqueness extends UniqueContract {
    Uniqueness() {
      super(harness);
    }
  }

  @Nested
  class Referring extends ReferenceContract {
    Referring() {
      super(harness);
    }
  }

  @Nested
  class RoundTrips extends RoundTripContract {
    RoundTrips() {
      super(harness);
    }
  }

  @Nested
  class Transactions extends TransactionContract {
    Transactions() {
      super(harness);
    }
  }

  @Nested
  class Paging extends PagingContract {
    Paging() {
      super(harness);
    }
  }

  @Nested
  class Filtering extends ConditionContract {
    Filtering() {
      super(harness);
    }
  }

  @Nested
  class Related extends RelatedContract {
    Related() {
      super(harness);
    }
  }

  @Nested
  class Searching extends SearchContract {
    Searching() {
      super(harness);
    }
  }

  @Nested
  class Aggregating extends AggregateContract {
    Aggregating() {
      super(harness);
    }
  }

  @Nested
  class Tenants extends TenantContract {
    Tenants() {
      super(harness);
    }
  }

  @Nested
  class Capabilities extends CapabilityContract {
    Capabilities() {
      super(harness);
    }
  }

  @Nested
  class Durability extends DurabilityContract {
    Durability() {
      super(harness);
    }
  }
}
