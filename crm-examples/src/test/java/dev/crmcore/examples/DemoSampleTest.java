package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoSampleTest {
  private static String bundled(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DemoSampleTest.class.getResourceAsStream("demo/" + name), name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private static List<String> truth() throws IOException {
    return bundled("truth.csv").lines().skip(1).toList();
  }

  @Test
  void theBundledFilesAreWhatTheWriterMakes() throws IOException {
    for (Map.Entry<String, String> file : new DemoSampleWriter().files().entrySet()) {
      assertThat(bundled(file.getKey()))
          .as("%s; make it anew as DemoSampleWriter says", file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void everyCustomerHasATruthAndManyAreThereMoreThanOnce() throws IOException {
    Map<String, Long> clusters =
        truth().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.substring(line.lastIndexOf(',') + 1), Collectors.counting()));

    assertThat(truth()).hasSize(DemoSampleWriter.CUSTOMERS).doesNotHaveDuplicates();
    assertThat(clusters).hasSizeBetween(1_200, 1_400);
    assertThat(clusters.values()).filteredOn(count -> count > 1).hasSizeGreaterThan(300);
  }

  @Test
  void theMessIsThere() throws IOException {
    assertThat(bundled("web-form.csv"))
        .startsWith("id,first_name,last_name,email,phone,company,city,country,birth_date,")
        .contains("anna(at)example.com", "1987-02-30", "=SUM(A1:A9)");
    assertThat(bundled("shop-orders.csv"))
        .startsWith("order_number,customer_id,full_name,email,phone,street,city,postcode,")
        .contains("2026-13-01", "RUB", "CNY", "shirts");
    assertThat(bundled("spreadsheet.csv"))
        .startsWith("№;Фамилия;Имя;Отчество;Телефон;E-mail;Компания;ИНН;Город;Адрес;")
        .contains("ivanov@", "31.04.1979", "ООО");
  }

  @Test
  void dealsAndInteractionsNameCustomersThatAreThere() throws IOException {
    String customers =
        bundled("web-form.csv") + bundled("shop-orders.csv") + bundled("spreadsheet.csv");
    List<String> interactions = bundled("interactions.csv").lines().skip(1).toList();

    List<String> strangers =
        interactions.stream().filter(line -> !customers.contains(customerOf(line))).toList();

    assertThat(bundled("deals.csv").lines()).hasSizeGreaterThan(150);
    assertThat(interactions).hasSizeGreaterThan(1_000);
    // Those whose address or number was broken in their own row.
    assertThat(strangers).hasSizeLessThan(interactions.size() / 50);
  }

  private static String customerOf(String interaction) {
    String[] cells = interaction.split(",", -1);
    return cells[3].isEmpty() ? cells[4].replace("\"", "") : cells[3].replace("\"", "");
  }
}
