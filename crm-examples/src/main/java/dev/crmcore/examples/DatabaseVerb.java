package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.io.IOException;

/** A verb that reads or changes a database that is there already. */
abstract class DatabaseVerb extends ActingVerb {
  DatabaseVerb(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    DatabaseUrl.requireExisting(common().url());
    try (Crm crm = open(common().url())) {
      // Answers may read while they are given, so the database stays open until then.
      return give(answer(crm, crm.session(actor())));
    }
  }

  /** Opens the database. */
  Crm open(String url) throws IOException {
    return Crm.open(url);
  }

  /** Does the work. */
  abstract Answer answer(Crm crm, CrmSession session) throws IOException;
}
