package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.model.MergeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Undoes a merge. */
@Command(name = "unmerge", description = "Undo a merge: every customer is as it was.")
final class UnmergeCommand extends DatabaseVerb {
  @Parameters(paramLabel = "M", description = "The id that 'crm merge' printed.")
  private String merge = "";

  UnmergeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new Unmerged(session.merges().undo(id(merge)));
  }

  private static MergeId id(String text) {
    try {
      return new MergeId(UUID.fromString(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "E_INVALID",
          "'%s' is not the id of a merge. 'crm merge' and 'crm dedupe --apply' print it."
              .formatted(text),
          e);
    }
  }

  /** Says who is apart again. */
  private record Unmerged(List<Customer> customers) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("restored", customers.stream().map(customer -> customer.id().toString()).toList());
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line("Apart again:");
      terminal.table(CustomerTable.of(customers, 2));
    }
  }
}
