package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Importing, scanning and exporting take memory for a batch, and not for all customers. */
class MemoryIT {
  private static final String CUSTOMERS = System.getProperty("crm.customers", "12000");
  private static final String HEAP = System.getProperty("crm.heap", "48m");

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void moreCustomersThanFitIntoMemoryAreImportedScannedAndExported(
      Database.Engine engine, @TempDir Path folder) throws Exception {
    Database database = engine.create(folder);
    long start = System.nanoTime();
    try (Child child =
        Child.start(StreamingWork.class, HEAP, database.url(), folder.toString(), CUSTOMERS)) {
      assertThat(child.next()).isEqualTo("imported " + CUSTOMERS);
      assertThat(child.next()).isEqualTo("scanned " + CUSTOMERS);
      assertThat(child.next()).isEqualTo("exported " + CUSTOMERS);
      assertThat(child.next()).isEqualTo("exported " + CUSTOMERS);
      assertThat(child.end()).isZero();
    }
    System.out.printf(
        "%s: %s customers in a heap of %s, %d s%n",
        engine, CUSTOMERS, HEAP, (System.nanoTime() - start) / 1_000_000_000);
  }
}
