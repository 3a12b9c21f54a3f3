package dev.crmcore.examples;

import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.testkit.ActivityGenerator;
import dev.crmcore.testkit.CustomerGenerator;
import dev.crmcore.testkit.GeneratedCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes the sample that {@code crm demo} tells its story with. Everything in it is made up; the
 * same seed gives the same files. To make them anew after a change, run {@link #main} with the
 * folder {@code crm-examples/src/main/resources/dev/crmcore/examples/demo}.
 */
final class DemoSampleWriter {
  static final int CUSTOMERS = 2_000;

  private static final long SEED = 2_026;
  private static final Instant NOW = Instant.parse("2026-10-31T18:00:00Z");
  private static final int MOST_ORDERS = 6;
  private static final DateTimeFormatter RUSSIAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final List<String> COMMENTS =
      List.of(
          "Please call after six",
          "Wants the catalogue, on paper",
          "Хочет каталог; звонить вечером",
          "Said \"maybe next year\"",
          "请寄目录",
          "Two addresses:\nhome and work",
          "=SUM(A1:A9)",
          "Постоянный покупатель");
  private static final List<String> TAGS =
      List.of("vip", "опт", "VIP, партнёр", "не звонить", "партнёр", "опт, розница", " vip ");

  private final List<DemoRecord> records = new ArrayList<>();
  private final ActivityGenerator activity = ActivityGenerator.seeded(SEED, NOW);

  DemoSampleWriter() {
    CustomerGenerator.seeded(SEED)
        .languages("ru", "en", "zh")
        .duplicateRate(0.35)
        .organizationShare(0.2)
        .noise(1.3)
        .generate(CUSTOMERS)
        .forEach(made -> records.add(new DemoRecord(made, records.size())));
  }

  /** Writes the files into the folder given as the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : new DemoSampleWriter().files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Returns the text of each file by its name. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("web-form.csv", webForm());
    files.put("shop-orders.csv", shopOrders());
    files.put("spreadsheet.csv", spreadsheet());
    files.put("deals.csv", deals());
    files.put("interactions.csv", interactions());
    files.put("truth.csv", truth());
    return files;
  }

  private List<DemoRecord> of(String source) {
    return records.stream().filter(record -> record.source().equals(source)).toList();
  }

  /** Chance that belongs to one record, so that a change at one place leaves the others alone. */
  private static SplittableRandom chance(DemoRecord record) {
    return new SplittableRandom(SEED * CUSTOMERS + record.number());
  }

  private static <T> T maybe(SplittableRandom chance, double probability, List<T> values) {
    return chance.nextDouble() < probability ? values.get(chance.nextInt(values.size())) : null;
  }

  /** A person's employer is the company whose record came last. */
  private String employer(DemoRecord person) {
    if (person.company() != null || person.number() % 6 != 0) {
      return person.company();
    }
    for (int i = person.number(); i >= 0; i--) {
      if (records.get(i).company() != null) {
        return records.get(i).company();
      }
    }
    return null;
  }

  private String webForm() {
    DemoCsv csv =
        new DemoCsv(
            ",",
            "id,first_name,last_name,email,phone,company,city,country,birth_date,comment,created");
    List<DemoRecord> rows = of(CustomerGenerator.WEB_FORM);
    Duration between = Duration.ofDays(700).dividedBy(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      DemoRecord row = rows.get(i);
      SplittableRandom chance = chance(row);
      csv.row(
          row.id(),
          row.given(),
          row.family(),
          i % 97 == 40 ? "anna(at)example.com" : row.email(),
          i % 131 == 60 ? "call me" : row.phone(),
          employer(row),
          row.address().city(),
          row.address().country(),
          i % 89 == 50 ? "1987-02-30" : row.birth(),
          maybe(chance, 0.15, COMMENTS),
          NOW.minus(between.multipliedBy(rows.size() - i))
              .minusSeconds(chance.nextInt(40_000))
              .truncatedTo(ChronoUnit.SECONDS));
    }
    return csv.toString();
  }

  private String spreadsheet() {
    DemoCsv csv =
        new DemoCsv(
            ";",
            "№;Фамилия;Имя;Отчество;Телефон;E-mail;Компания;ИНН;Город;Адрес;День рождения;Метки;"
                + "Примечание");
    List<DemoRecord> rows = of(CustomerGenerator.SPREADSHEET);
    for (int i = 0; i < rows.size(); i++) {
      DemoRecord row = rows.get(i);
      SplittableRandom chance = chance(row);
      LocalDate birth = row.birth();
      csv.row(
          row.id(),
          row.family(),
          row.given(),
          row.middle(),
          i % 113 == 30 ? "нет" : row.phone(),
          i % 101 == 70 ? "ivanov@" : row.email(),
          employer(row),
          row.taxId(),
          row.address().city(),
          row.address().street(),
          i % 83 == 20 ? "31.04.1979" : birth == null ? null : RUSSIAN_DATE.format(birth),
          maybe(chance, 0.2, TAGS),
          maybe(chance, 0.1, COMMENTS));
    }
    return csv.toString();
  }

  private record Order(DemoRecord customer, Purchase purchase) {}

  private String shopOrders() {
    DemoCsv csv =
        new DemoCsv(
            ",",
            "order_number,customer_id,full_name,email,phone,street,city,postcode,country,order_date,"
                + "amount,currency,item,category");
    List<Order> orders = new ArrayList<>();
    for (DemoRecord customer : of(CustomerGenerator.SHOP)) {
      purchases(customer).forEach(purchase -> orders.add(new Order(customer, purchase)));
    }
    orders.sort(Comparator.comparing(order -> order.purchase().occurredAt()));
    for (int i = 0; i < orders.size(); i++) {
      orderRow(csv, "SO-" + (20_000 + i), orders.get(i), i);
    }
    return csv.toString();
  }

  /** Nobody is in the shop's export without an order. */
  private List<Purchase> purchases(DemoRecord customer) {
    List<Purchase> purchases = activity.purchases(customer.customer());
    for (long seed = SEED + 100; purchases.isEmpty(); seed += 100) {
      purchases = ActivityGenerator.seeded(seed, NOW).purchases(customer.customer());
    }
    return purchases.subList(Math.max(0, purchases.size() - MOST_ORDERS), purchases.size());
  }

  private static void orderRow(DemoCsv csv, String number, Order order, int i) {
    DemoRecord customer = order.customer();
    PostalAddress address = customer.address();
    PurchaseLine line = order.purchase().lines().get(0);
    csv.row(
        number,
        customer.id(),
        customer.fullName(),
        customer.email(),
        customer.phone(),
        address.street(),
        address.city(),
        address.postalCode(),
        address.country(),
        i % 211 == 100 ? "2026-13-01" : day(order.purchase().occurredAt()),
        i % 307 == 150 ? "twelve" : line.amount().amount().toPlainString(),
        line.amount().currency(),
        line.name(),
        line.category());
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private boolean canBeNamed(DemoRecord record) {
    return record.email() != null ? record.email().contains("@") : record.phone() != null;
  }

  private String deals() {
    DemoCsv csv =
        new DemoCsv(
            ",",
            "deal,customer_email,customer_phone,pipeline,stage,stage_since,amount,currency,"
                + "expected_close,closed_on,close_reason,next_step,next_step_on,owner");
    Pipeline pipeline = ActivityGenerator.salesPipeline();
    for (DemoRecord record : records) {
      if (canBeNamed(record) && record.number() % 2 == 0) {
        activity
            .deals(record.customer(), pipeline)
            .forEach(deal -> dealRow(csv, pipeline, record, deal));
      }
    }
    return csv.toString();
  }

  private static void dealRow(DemoCsv csv, Pipeline pipeline, DemoRecord record, Deal deal) {
    csv.row(
        deal.name(),
        record.email(),
        record.email() == null ? record.phone() : null,
        pipeline.name(),
        deal.stage(),
        day(deal.stageSince()),
        deal.amount() == null ? null : deal.amount().amount().toPlainString(),
        deal.amount() == null ? null : deal.amount().currency(),
        deal.expectedCloseOn(),
        day(deal.closedAt()),
        deal.closeReason(),
        deal.nextStep(),
        deal.nextStepOn(),
        deal.owner());
  }

  private record Touch(DemoRecord customer, Interaction interaction) {}

  private String interactions() {
    DemoCsv csv =
        new DemoCsv(
            ",",
            "occurred_at,kind,direction,customer_email,customer_phone,subject,outcome,seconds,agent");
    List<Touch> touches = new ArrayList<>();
    for (DemoRecord record : records) {
      if (canBeNamed(record) && record.number() % 4 == 0) {
        activity
            .interactions(record.customer())
            .forEach(interaction -> touches.add(new Touch(record, interaction)));
      }
    }
    touches.sort(Comparator.comparing(touch -> touch.interaction().occurredAt()));
    touches.forEach(touch -> touchRow(csv, touch.customer(), touch.interaction()));
    return csv.toString();
  }

  private static void touchRow(DemoCsv csv, DemoRecord customer, Interaction touch) {
    csv.row(
        touch.occurredAt(),
        touch.kind(),
        touch.direction(),
        customer.email(),
        customer.email() == null ? customer.phone() : null,
        touch.subject(),
        touch.outcome(),
        touch.duration() == null ? null : touch.duration().toSeconds(),
        touch.participants().get(0).name());
  }

  private String truth() {
    DemoCsv csv = new DemoCsv(",", "source,external_id,cluster");
    for (DemoRecord record : records) {
      GeneratedCustomer made = record.made();
      csv.row(record.source(), record.id(), made.truth());
    }
    return csv.toString();
  }
}
