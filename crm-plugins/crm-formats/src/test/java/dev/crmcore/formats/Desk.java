package dev.crmcore.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A CRM in memory that knows the formats of this plugin. */
final class Desk {
  static final ImportOptions SHOP = ImportOptions.from("shop");

  final CrmSession session =
      Crm.builder().addPlugin(new FormatsPlugin()).inMemory().build().session("anna");

  ImportReport run(String name, byte[] content) {
    return session.imports().run(ImportSource.of(name, content), SHOP);
  }

  InvalidInputException refused(String name, byte[] content) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> run(name, content));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(all()).isEmpty();
    return refusal;
  }

  byte[] export(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    session
        .exports()
        .write(format, Conditions.everyone(), out, ExportOptions.DEFAULTS.withIdsOf("shop"));
    return out.toByteArray();
  }

  Customer get(String id) {
    return session.customers().findByExternalId("shop", id).orElseThrow();
  }

  List<Customer> all() {
    List<Customer> all = new ArrayList<>();
    session.customers().scan(Conditions.everyone(), all::add);
    return all;
  }
}
