package dev.crmcore.testkit;

import dev.crmcore.testkit.ContractTally.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down what a storage proved, for its author to publish: what it declares, and what became
 * of the tests of each part of the contract. {@link StorageContract} brings it along. The file is
 * {@code storage-contract-NAME.txt}, by the name of the test class, in the folder {@code target} or
 * the one that the configuration parameter {@value #FOLDER} of JUnit names.
 */
final class ContractSummary implements AfterEachCallback, AfterAllCallback {
  static final String FOLDER = "crm.contract.folder";

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(ContractSummary.class);

  @Override
  public void afterEach(ExtensionContext context) {
    StorageHarness harness =
        context
            .getRequiredTestInstances()
            .findInstance(StorageContract.class)
            .orElseThrow()
            .harness();
    Outcome outcome =
        context.getExecutionException().isPresent()
            ? Outcome.NOT_PASSED
            : harness.refused() ? Outcome.REFUSED : Outcome.PASSED;
    tally(contractOf(context))
        .add(context.getRequiredTestClass().getSimpleName(), outcome, harness.declared());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    // Called for each part too; the last call is that for the whole.
    if (isContract(context)) {
      Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse("target"));
      String name = context.getRequiredTestClass().getSimpleName();
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("storage-contract-" + name + ".txt"), tally(context).toText(name));
    }
  }

  private static ContractTally tally(ExtensionContext contract) {
    return contract
        .getStore(OURS)
        .getOrComputeIfAbsent(ContractTally.class, key -> new ContractTally(), ContractTally.class);
  }

  private static ExtensionContext contractOf(ExtensionContext context) {
    ExtensionContext contract = context;
    while (!isContract(contract)) {
      contract = contract.getParent().orElseThrow();
    }
    return contract;
  }

  /** A test and its class have one class, but only the class has no method. */
  private static boolean isContract(ExtensionContext context) {
    return context.getTestMethod().isEmpty()
        && context.getTestClass().filter(StorageContract.class::isAssignableFrom).isPresent();
  }
}
