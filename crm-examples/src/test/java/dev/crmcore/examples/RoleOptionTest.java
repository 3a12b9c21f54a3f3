package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.PipelineRules.Reopening;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only some may do is done from the command line by whoever says to be one of them. */
class RoleOptionTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                          "Sales",
                          List.of(
                              Stage.of("new", "New", StageCategory.OPEN, 10),
                              Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                              Stage.of("lost", "Lost", StageCategory.LOST, 0)))
                      .withRules(PipelineRules.FREE.reopening(Reopening.by("boss")))
                      .withApprovals(ApprovalRule.of("big", "offer").byRoles("boss").andMove()));
      session
          .deals()
          .create(
              Deal.builder()
                  .name("Lamps")
                  .customerId(ada)
                  .pipelineId(sales.id())
                  .amount(Money.parse("5000 EUR"))
                  .build());
    }
  }

  private CommandRun crm(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--db");
    all.add(url);
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void whoeverIsInTheRoleApprovesByTheNameOfTheDeal() {
    assertThat(crm("deal", "ask", "Lamps", "Offer", "--as", "anna").exitCode()).isEqualTo(0);
    assertThat(crm("deal", "approve", "Lamps", "--as", "bob").err())
        .isEqualTo(
            "crm: Nothing about 'Lamps' waits for you. 'crm deal approvals' lists what does.\n");
    assertThat(crm("deal", "approvals", "--as", "bob", "--role", "clerk, boss").out())
        .contains("big", "Lamps");

    CommandRun approved = crm("deal", "approve", "Lamps", "--as", "bob", "--role", "clerk,boss");

    assertThat(approved.err()).isEmpty();
    assertThat(crm("deals", "--list").out()).contains("offer");
  }

  @Test
  void whoeverIsInTheRoleOpensAClosedDealAgain() {
    crm("deal", "move", "Lamps", "lost");

    assertThat(crm("deal", "move", "Lamps", "new").err())
        .isEqualTo("crm: The deal is closed in 'lost'; whoever is boss may open it again.\n");
    assertThat(crm("deal", "move", "Lamps", "new", "--role", "boss").exitCode()).isEqualTo(0);
  }

  @Test
  void anExportIsMadeInARoleToo() {
    Path file = folder.resolve("all.csv");

    assertThat(crm("export", file.toString(), "--actor", "bob", "--role", "boss").exitCode())
        .isEqualTo(0);
    assertThat(file).exists();
  }
}
