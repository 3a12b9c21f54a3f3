package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.examples.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Does what is due, and shows who got into tracked segments and out of them. */
@Command(
    name = "run",
    description = "Bring tracked segments up to date and show who got in and out since.")
final class SegmentsRunCommand extends DatabaseVerb {
  private final List<MembershipEvent> events = new ArrayList<>();

  SegmentsRunCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) {
    return Crm.builder().discoverPlugins().storage(url).onMembership(events::add).build();
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    crm.maintenance().runDue();
    return new MembershipEventsAnswer(List.copyOf(events));
  }
}
