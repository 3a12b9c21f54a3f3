package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportsTest {
  private static final CustomField<BigDecimal> SIZE = CustomField.of("shoeSize", FieldType.DECIMAL);

  private static Person anna() {
    return Person.builder()
        .externalId("shop", "s-1")
        .givenName("=Anna")
        .middleName("Мария")
        .familyName("O'Neil, \"Jr\"")
        .salutation("'-Dr")
        .birthDate(LocalDate.of(1990, 2, 3))
        .lifecycleStage(LifecycleStage.CUSTOMER)
        .contact(ContactPoint.phone("+7 912 345-67-89"))
        .contact(ContactPoint.email("Anna@Example.com"))
        .contact(ContactPoint.email("second@example.com"))
        .address(PostalAddress.of("Hauptstr. 1\nHinterhaus", "Berlin", "01234", "DE"))
        .tag("vip")
        .tag("новый")
        .group("a")
        .notes("two\nlines, and \"quotes\"")
        .source("web")
        .custom("shoeSize", new BigDecimal("38.5"))
        .build();
  }

  private static Organization acme() {
    return Organization.builder()
        .externalId("shop", "s-2")
        .legalName("Acme GmbH")
        .taxId("DE123")
        .domains(List.of("acme.example"))
        .source("web")
        .build();
  }

  private static Desk filled() {
    Desk desk = new Desk(SIZE);
    desk.customers.createAll(List.of(anna(), acme()));
    return desk;
  }

  private static String csv(Desk desk, ExportOptions options) {
    StringWriter out = new StringWriter();
    desk.exports.csv(Conditions.everyone(), out, options);
    return out.toString();
  }

  /** Ids and moments are the library's own; what the file carries must come back. */
  private static Customer comparable(Customer customer) {
    return customer.toBuilder()
        .externalIds(List.of())
        .contactPoints(
            customer.contactPoints().stream()
                .sorted(Comparator.comparing(ContactPoint::normalized))
                .toList())
        .build()
        .stored(CustomerId.UNASSIGNED, Revision.NEW);
  }

  @Test
  void whatWasExportedComesBackEqual() {
    Desk from = filled();
    Desk to = new Desk(SIZE);

    ImportReport report =
        to.imports.run(
            Desk.text("export.csv", csv(from, ExportOptions.DEFAULTS.withIdsOf("shop"))),
            Desk.SHOP);

    assertThat(report.errors()).isEmpty();
    assertThat(report.created()).isEqualTo(2);
    for (String id : List.of("s-1", "s-2")) {
      assertThat(comparable(to.get(id))).isEqualTo(comparable(from.get(id)));
    }
  }

  @Test
  void importingAnExportWhereItCameFromChangesNothing() {
    Desk desk = filled();

    ImportReport report =
        desk.imports.run(
            Desk.text("export.csv", csv(desk, ExportOptions.DEFAULTS.withIdsOf("shop"))),
            Desk.SHOP);

    assertThat(report.errors()).isEmpty();
    assertThat(report.unchanged()).isEqualTo(2);
  }

  @Test
  void cellsThatWouldRunAreEscapedUnlessAskedNotTo() {
    Desk desk = filled();

    assertThat(csv(desk, ExportOptions.DEFAULTS)).contains("'=Anna", "''-Dr", "'+7 912");
    assertThat(csv(desk, ExportOptions.DEFAULTS.raw())).contains(",=Anna").doesNotContain("'=");
  }

  @Test
  void columnsAreChosenAndChecked() {
    Desk desk = filled();

    assertThat(csv(desk, ExportOptions.DEFAULTS.withColumns("familyName", "address.city", "email")))
        .isEqualTo(
            "last_name,city,email\r\n\"O'Neil, \"\"Jr\"\"\",Berlin,Anna@Example.com\r\n,,\r\n");
    assertThatThrownBy(() -> csv(desk, ExportOptions.DEFAULTS.withColumns("familiName")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("familyName");
  }

  @Test
  void concealedValuesDoNotLeave() {
    Desk blind = new Desk(new Desk.Open(Set.of("familyName", "contactPoints")), SIZE);
    blind.customers.create(anna());

    StringWriter lines = new StringWriter();
    blind.exports.jsonLines(Conditions.everyone(), lines);

    assertThat(csv(blind, ExportOptions.DEFAULTS) + lines)
        .doesNotContain("O'Neil")
        .doesNotContain("912")
        .contains("Мария");
  }

  @Test
  void jsonLinesCarryEverything() {
    Desk desk = filled();
    StringWriter out = new StringWriter();

    long written = desk.exports.jsonLines(Conditions.everyone(), out);

    assertThat(written).isEqualTo(2);
    List<Customer> read =
        out.toString()
            .lines()
            .map(line -> desk.engine.json().read(desk.catalogue.entity(CustomerFields.TYPE), line))
            .toList();
    assertThat(read).isEqualTo(desk.all());
  }
}
