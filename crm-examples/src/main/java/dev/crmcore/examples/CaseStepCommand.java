package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;

/** Takes a step with a case. */
@Command
final class CaseStepCommand extends DatabaseVerb {
  private final CaseStep step;

  @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the case.")
  private long number;

  @Parameters(index = "1", description = "What goes with the step.")
  private String word = "";

  private CaseStepCommand(Terminal terminal, CaseStep step) {
    super(terminal);
    this.step = step;
  }

  static CommandLine line(Terminal terminal, CaseStep step) {
    CommandLine line = new CommandLine(new CaseStepCommand(terminal, step));
    CommandSpec verb = line.getCommandSpec();
    verb.usageMessage().description(step.description());
    PositionalParamSpec word = verb.positionalParameters().get(1);
    verb.remove(word);
    verb.addPositional(
        PositionalParamSpec.builder(word)
            .paramLabel(step.word())
            .description(step.meaning())
            .build());
    return line;
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new CasesAnswer(
        List.of(step.take(session.cases(), LogCommand.find(session, number).id(), word)),
        new EntityView(crm.catalogue()));
  }
}
