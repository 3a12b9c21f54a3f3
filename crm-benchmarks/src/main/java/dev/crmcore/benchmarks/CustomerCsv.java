package dev.crmcore.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.testkit.CustomerGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of generated people with twelve columns. */
final class CustomerCsv {
  private static final long SEED = 42;

  private CustomerCsv() {}

  static void write(Path file, int rows) throws IOException {
    Iterator<Customer> customers =
        CustomerGenerator.seeded(SEED).generate(rows).map(made -> made.customer()).iterator();
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(
          "external_id",
          "first_name",
          "middle_name",
          "last_name",
          "company",
          "birth_date",
          "email",
          "phone",
          "street",
          "city",
          "postcode",
          "country");
      for (int i = 1; customers.hasNext(); i++) {
        writeRow(csv, i, customers.next());
      }
    }
  }

  private static void writeRow(CsvWriter csv, int number, Customer customer) {
    PostalAddress address =
        customer.addresses().isEmpty()
            ? PostalAddress.of(null, null, null, null)
            : customer.addresses().get(0);
    boolean human = customer.kind() == CustomerKind.PERSON;
    csv.writeRecord(
        "b-" + number,
        human ? text(((Person) customer).givenName()) : "",
        human ? text(((Person) customer).middleName()) : "",
        human ? text(((Person) customer).familyName()) : "",
        human ? "" : text(((Organization) customer).legalName()),
        human ? Objects.toString(((Person) customer).birthDate(), "") : "",
        customer.email().orElse(""),
        customer.phone().orElse(""),
        text(address.street()),
        text(address.city()),
        text(address.postalCode()),
        text(address.country()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Reads the whole file and does nothing with it: what reading alone costs. */
  static long read(Path file) throws IOException {
    long cells = 0;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : csv) {
        cells += row.getFieldCount();
      }
    }
    return cells;
  }
}
