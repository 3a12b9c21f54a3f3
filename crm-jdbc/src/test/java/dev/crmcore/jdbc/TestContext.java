package dev.crmcore.jdbc;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A host for tests: a fixed clock, counted ids, the standard catalogue with custom fields. */
record TestContext(Clock clock, IdSource ids, Catalogue catalogue) implements PluginContext {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  static TestContext standard() {
    return of(
        StandardCatalogue.create()
            .withCustomFields(
                "customer",
                List.of(
                    CustomField.of("size", FieldType.TEXT),
                    CustomField.of("points", FieldType.INTEGER),
                    CustomField.of("ratio", FieldType.DECIMAL),
                    CustomField.of("vip", FieldType.BOOLEAN),
                    CustomField.of("since", FieldType.INSTANT),
                    CustomField.of("born", FieldType.DATE),
                    CustomField.of("credit", FieldType.MONEY),
                    CustomField.of("twin", FieldType.ID))));
  }

  static TestContext of(Catalogue catalogue) {
    AtomicLong next = new AtomicLong();
    return new TestContext(
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | next.incrementAndGet()),
        catalogue);
  }
}
