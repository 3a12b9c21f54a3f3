package dev.crmcore.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.exchange.ImportReport;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.testkit.CustomerGenerator;
import dev.crmcore.testkit.GeneratedCustomer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {
  private static final int CUSTOMERS = 300;

  private static Desk filled(long seed) {
    Desk desk = new Desk();
    List<Customer> customers =
        CustomerGenerator.seeded(seed)
            .duplicateRate(0)
            .generate(CUSTOMERS)
            .map(GeneratedCustomer::customer)
            .toList();
    for (int i = 0; i < customers.size(); i++) {
      desk.session
          .customers()
          .create(
              customers.get(i).toBuilder()
                  .externalIds(List.of(new ExternalId("shop", "s-" + i)))
                  .build());
    }
    return desk;
  }

  /** Leaves of a customer what a format is said to carry. */
  private static Customer carried(String format, Customer customer) {
    boolean table = Set.of("csv", "tsv", "xlsx").contains(format);
    boolean card = format.equals("vcf");
    var builder =
        customer.toBuilder()
            .externalIds(List.of())
            .contactPoints(
                customer.contactPoints().stream()
                    .filter(point -> !table || isInTables(point, customer))
                    .map(point -> table ? point.withLabel(null).withPrimary(false) : point)
                    .map(point -> table || card ? withoutBlanks(point) : point)
                    .sorted(Comparator.comparing(ContactPoint::toString))
                    .toList());
    if (table) {
      builder.addresses(
          customer.addresses().stream()
              .limit(1)
              .map(
                  one ->
                      new PostalAddress(
                          null,
                          one.street(),
                          one.city(),
                          one.region(),
                          one.postalCode(),
                          one.country()))
              .toList());
      builder.owners(List.of());
    }
    if (card) {
      builder
          .groups(List.of())
          .owners(List.of())
          .source(null)
          .preferredChannel(null)
          .lifecycleStage(LifecycleStage.LEAD);
    }
    Customer left = builder.build();
    if (card && left instanceof Organization organization) {
      left =
          organization.toBuilder()
              .legalName(
                  organization.legalName() == null
                      ? organization.displayName()
                      : organization.legalName())
              .tradingName(null)
              .taxId(null)
              .registrationNumber(null)
              .industry(null)
              .domains(List.of())
              .build();
    } else if (card && left instanceof Person person) {
      left = person.toBuilder().language(null).timeZone(null).build();
    }
    return left.stored(CustomerId.UNASSIGNED, Revision.NEW);
  }

  private static ContactPoint withoutBlanks(ContactPoint point) {
    return new ContactPoint(
        point.kind(),
        point.raw().strip(),
        point.normalized(),
        point.label(),
        point.primary(),
        point.validity(),
        point.verifiedAt());
  }

  private static boolean isInTables(ContactPoint point, Customer customer) {
    List<ContactPoint> ofKind =
        customer.contactPoints().stream().filter(one -> one.kind() == point.kind()).toList();
    int most =
        switch (point.kind()) {
          case EMAIL, PHONE -> 3;
          case WEB -> 1;
          case MESSENGER, SOCIAL -> 0;
        };
    return ofKind.indexOf(point) < most;
  }

  @ParameterizedTest
  @CsvSource({"csv,1", "tsv,2", "json,3", "xlsx,4", "vcf,5", "xlsx,6", "vcf,7", "json,8"})
  void whatWasExportedComesBackEqual(String format, long seed) {
    Desk from = filled(seed);
    Desk to = new Desk();

    ImportReport report = to.run("export." + format, from.export(format));

    assertThat(report.errors()).as("seed %d", seed).isEmpty();
    for (Customer before : from.all()) {
      String id =
          format.equals("json") ? before.id().toString() : before.externalIds().get(0).value();
      assertThat(carried(format, to.get(id)))
          .as("%s of seed %d", id, seed)
          .isEqualTo(carried(format, before));
    }
  }
}
