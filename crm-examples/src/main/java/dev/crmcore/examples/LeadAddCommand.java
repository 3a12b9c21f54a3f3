package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Lead;
import dev.crmcore.model.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a lead in. */
@Command(
    name = "add",
    description = "Take a lead in; whoever has an open one, or is a customer, is recognised.")
final class LeadAddCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "Who.")
  private String name = "";

  @Option(names = "--email", paramLabel = "ADDRESS", description = "The e-mail address.")
  private @Nullable String email;

  @Option(names = "--phone", paramLabel = "NUMBER", description = "The telephone number.")
  private @Nullable String phone;

  @Option(names = "--company", paramLabel = "NAME", description = "For which company.")
  private @Nullable String company;

  @Option(names = "--city", paramLabel = "NAME", description = "Where.")
  private @Nullable String city;

  @Option(names = "--message", paramLabel = "TEXT", description = "What was asked.")
  private @Nullable String message;

  @Option(names = "--source", paramLabel = "NAME", description = "Where it came from.")
  private @Nullable String source;

  @Option(names = "--campaign", paramLabel = "NAME", description = "The campaign that brought it.")
  private @Nullable String campaign;

  @Option(names = "--cost", paramLabel = "AMOUNT", description = "What it cost, such as '5 EUR'.")
  private @Nullable Money cost;

  LeadAddCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Lead taken =
        session
            .leads()
            .capture(
                Lead.builder()
                    .name(name)
                    .email(email)
                    .phone(phone)
                    .company(company)
                    .city(city)
                    .message(message)
                    .source(source)
                    .campaign(campaign)
                    .cost(cost)
                    .build());
    return LeadCommand.answer(crm, List.of(taken));
  }
}
