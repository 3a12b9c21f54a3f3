package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Customer;
import dev.crmcore.query.ConditionEvaluator;
import dev.crmcore.query.Filter;
import dev.crmcore.segmentation.ConditionText;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How many customers in memory one thread checks in a second against simple conditions. */
final class SegmentChecks {
  private static final int CUSTOMERS = 20_000;
  private static final int WARMING = 20;
  private static final int ROUNDS = 21;
  private static final List<String> CONDITIONS =
      List.of(
          "lifecycleStage >= CUSTOMER",
          "city = 'City 1'",
          "email is missing",
          "birthDate <= today - 18 years",
          "tag 'vip'",
          "city = 'City 1' and lifecycleStage >= CUSTOMER and not tag 'vip'");

  private SegmentChecks() {}

  /** The conditions are about the customer alone. */
  private static <T> Iterable<T> none(Relation<T> relation, UUID owner) {
    throw new IllegalStateException("asked for " + relation + " of " + owner);
  }

  static void run() {
    Catalogue catalogue = StandardCatalogue.create();
    ConditionText text = new ConditionText(catalogue);
    ConditionEvaluator evaluator = new ConditionEvaluator(catalogue, SegmentChecks::none);
    SegmentPeople people = new SegmentPeople(SegmentBase.NOW, CUSTOMERS);
    List<Customer> customers = IntStream.range(0, CUSTOMERS).mapToObj(people::make).toList();
    List<Filter<Customer>> filters =
        CONDITIONS.stream()
            .map(
                condition ->
                    Filter.bind(
                        catalogue,
                        CustomerFields.TYPE,
                        text.parse(condition, CustomerFields.TYPE),
                        SegmentBase.NOW,
                        ZoneOffset.UTC))
            .toList();
    List<Predicate<Customer>> prepared = filters.stream().map(evaluator::prepare).toList();
    double[][] seconds = new double[CONDITIONS.size()][ROUNDS];
    double[][] quicker = new double[CONDITIONS.size()][ROUNDS];
    long[] held = new long[CONDITIONS.size()];
    for (int round = -WARMING; round < ROUNDS; round++) {
      // In turns, so that what is compiled serves all of them, as in a host.
      for (int i = 0; i < held.length; i++) {
        Filter<Customer> filter = filters.get(i);
        held[i] = 0;
        long start = System.nanoTime();
        for (Customer customer : customers) {
          held[i] += evaluator.test(filter, customer) ? 1 : 0;
        }
        long middle = System.nanoTime();
        long again = 0;
        for (Customer customer : customers) {
          again += prepared.get(i).test(customer) ? 1 : 0;
        }
        if (again != held[i]) {
          throw new IllegalStateException("prepared, it says otherwise: " + CONDITIONS.get(i));
        }
        if (round >= 0) {
          seconds[i][round] = (middle - start) / 1e9;
          quicker[i][round] = (System.nanoTime() - middle) / 1e9;
        }
      }
    }
    for (int i = 0; i < held.length; i++) {
      Arrays.sort(seconds[i]);
      Arrays.sort(quicker[i]);
      System.out.printf(
          "in memory %,12.0f checks/s, prepared %,12.0f, %4.1f %% hold: %s%n",
          CUSTOMERS / seconds[i][ROUNDS / 2],
          CUSTOMERS / quicker[i][ROUNDS / 2],
          100.0 * held[i] / CUSTOMERS,
          CONDITIONS.get(i));
    }
  }
}
