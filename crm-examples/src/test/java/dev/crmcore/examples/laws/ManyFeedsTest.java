package dev.crmcore.examples.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.feeds.FeedReport;
import dev.crmcore.model.Feed;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred and twenty sources, each with its own columns and priority, speak of one base. */
class ManyFeedsTest {
  private static final int FEEDS = 120;
  private static final int CUSTOMERS = 60;

  /** How many customers each feed speaks of. */
  private static final int SHARE = 20;

  @Test
  void theHighestSourceOfEachCustomerHasItsWay(@TempDir Path folder) {
    try (Crm crm = Crm.open("jdbc:sqlite:" + folder.resolve("crm.db"))) {
      CrmSession session = crm.session("anna");
      IntStream.range(0, FEEDS)
          .forEach(feed -> session.feeds().save(Feed.of(name(feed), 1 + feed * 8)));
      List<Integer> order = new ArrayList<>(IntStream.range(0, FEEDS).boxed().toList());
      Collections.shuffle(order, new Random(1));

      for (int feed : order) {
        ImportReport report = send(session, feed);
        assertThat(report.read()).isEqualTo(SHARE);
        assertThat(report.rejected() + report.quarantined()).isZero();
      }

      assertThat(session.customers().count(Conditions.everyone())).isEqualTo(CUSTOMERS);
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        Person person =
            (Person) session.customers().findByExternalId("register", "r" + customer).orElseThrow();
        int highest = highest(customer);
        assertThat(person.jobTitle()).isEqualTo("Title " + highest);
        assertThat(person.externalIds())
            .extracting("system")
            .contains(name(highest), "register")
            .hasSize(1 + (int) speakers(customer).count());
      }
      List<FeedReport> reports = session.feeds().report();
      assertThat(reports).hasSize(FEEDS);
      assertThat(reports).extracting(FeedReport::customers).containsOnly((long) SHARE);
      assertThat(reports).extracting(one -> one.total().read()).containsOnly((long) SHARE);
      assertThat(reports.stream().mapToLong(one -> one.total().created()).sum())
          .isEqualTo(CUSTOMERS);
    }
  }

  private static String name(int feed) {
    return "feed-%03d".formatted(feed);
  }

  private static boolean speaks(int feed, int customer) {
    return Math.floorMod(customer - feed * 7, CUSTOMERS) < SHARE;
  }

  private static IntStream speakers(int customer) {
    return IntStream.range(0, FEEDS).filter(feed -> speaks(feed, customer));
  }

  private static int highest(int customer) {
    return speakers(customer).max().orElseThrow();
  }

  private static ImportReport send(CrmSession session, int feed) {
    StringBuilder csv = new StringBuilder("k%d,r%d,n%d,t%d%n".formatted(feed, feed, feed, feed));
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      if (speaks(feed, customer)) {
        csv.append("%d,r%d,Name %d,Title %d%n".formatted(customer, customer, customer, feed));
      }
    }
    Map<String, String> map =
        Map.of(
            "k" + feed, "externalId",
            "r" + feed, "externalId:register",
            "n" + feed, "familyName",
            "t" + feed, "jobTitle");
    return session
        .imports()
        .run(
            ImportSource.of(name(feed) + ".csv", csv.toString().getBytes(UTF_8)),
            ImportOptions.from(name(feed)).map(map).overwrite(Overwrite.BY_PRIORITY));
  }
}
