package dev.crmcore.memory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests of a contract over a storage or another plugin, as a build would, and tells what
 * failed.
 *
 * @param passed the names of the tests that passed
 * @param failed the names of the tests that failed
 */
public record ContractRun(Set<String> passed, Set<String> failed) {
  /** Runs those tests of a contract that have these names. */
  public static ContractRun of(Class<?> contract, Set<String> tests) {
    PostDiscoveryFilter named =
        test ->
            FilterResult.includedIf(
                test.isContainer() || tests.contains(nameOf(test.getDisplayName())));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .filters(named)
            .build();
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
    ContractRun run = new ContractRun(new TreeSet<>(), new TreeSet<>());
    launcher.execute(request, run.listener());
    return run;
  }

  private TestExecutionListener listener() {
    return new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
          boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
          (good ? passed : failed).add(nameOf(test.getDisplayName()));
        }
      }
    };
  }

  private static String nameOf(String displayName) {
    return displayName.replace("()", "");
  }
}
