package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.merging.Merges;
import dev.crmcore.merging.Survivorship;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Feed;
import dev.crmcore.model.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whose word counts where several sources speak of one customer. */
class PriorityTest {
  private static final int CUSTOMERS = 4;

  private final Desk desk = new Desk();

  private static void save(Desk desk, String feed, int priority) {
    desk.feeds().save(Feed.of(feed, priority));
  }

  private ImportReport send(String source, String title) {
    return send(source, title, options -> options);
  }

  private ImportReport send(String source, String title, UnaryOperator<ImportOptions> more) {
    return desk.imports.run(
        Desk.csv("id,external_id:reg,first name,position", source + "-1,r1,Ada," + title),
        more.apply(ImportOptions.from(source).overwrite(Overwrite.BY_PRIORITY)));
  }

  private Person ada() {
    return (Person) desk.customers.findByExternalId("reg", "r1").orElseThrow();
  }

  @Test
  void aLowerSourceDoesNotReplaceAHigherOneAndAnEqualOneDoes() {
    save(desk, "low", 1);
    save(desk, "high", 9);
    save(desk, "peer", 9);

    send("low", "clerk");
    assertThat(send("high", "chief").updated()).isEqualTo(1);
    ImportReport refused = send("low", "porter");
    assertThat(ada().jobTitle()).isEqualTo("chief");
    assertThat(refused.kept()).isEqualTo(1);
    send("peer", "head");
    assertThat(ada().jobTitle()).isEqualTo("head");
    send("unheard", "guest");
    assertThat(ada().jobTitle()).isEqualTo("head");
  }

  @Test
  void whatPeopleWroteStaysUnlessTheyCountLess() {
    save(desk, "high", 900);
    send("high", "chief");
    desk.customers.change(ada().id(), one -> ((Person) one).toBuilder().jobTitle("boss").build());

    send("high", "director");
    assertThat(ada().jobTitle()).isEqualTo("boss");
    send("high", "director", options -> options.peoplePriority(901));
    assertThat(ada().jobTitle()).isEqualTo("boss");
    send("high", "director", options -> options.peoplePriority(900));
    assertThat(ada().jobTitle()).isEqualTo("director");
    assertThatThrownBy(() -> Desk.SHOP.peoplePriority(-1))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aFieldCanHaveARuleOfItsOwn() {
    desk.run("id,first name,position,comment", "1,Ada,clerk,met");

    desk.imports.run(
        Desk.csv("id,first name,position,comment", "1,Ada,chief,again"),
        Desk.SHOP.overwrite(CustomerFields.NOTES, Overwrite.NONE));

    Person ada = (Person) desk.get("1");
    assertThat(ada.jobTitle()).isEqualTo("chief");
    assertThat(ada.profile().notes()).isEqualTo("met");
  }

  @Test
  void ofTwoCardsTheValueOfTheHigherSourceSurvives() {
    save(desk, "low", 1);
    save(desk, "high", 9);
    desk.imports.run(Desk.csv("id,first name,position", "1,Ada,clerk"), ImportOptions.from("low"));
    desk.imports.run(Desk.csv("id,first name,position", "2,Ada,chief"), ImportOptions.from("high"));
    CustomerId low = desk.customers.findByExternalId("low", "1").orElseThrow().id();
    CustomerId high = desk.customers.findByExternalId("high", "2").orElseThrow().id();
    MergePolicy policy =
        MergePolicy.survivorFirst()
            .with(
                CustomerFields.JOB_TITLE, Survivorship.bySourcePriority(desk.feeds().priorities()));

    Merges merges = new Merges(desk.gateway, List.of());
    assertThat(merges.preview(low, List.of(high), policy).decisions())
        .filteredOn(one -> one.field().equals("jobTitle"))
        .extracting("reason")
        .containsExactly("source priority: written by high");
    merges.merge(low, List.of(high), policy, null);

    assertThat(((Person) desk.customers.find(low).orElseThrow()).jobTitle()).isEqualTo("chief");
  }

  @Property(tries = 60)
  void theOrderInWhichFeedsComeDoesNotMatter(
      @ForAll @IntRange(min = 2, max = 5) int feeds, @ForAll long seed) {
    Random random = new Random(seed);
    List<Sent> files = new ArrayList<>();
    for (int feed = 0; feed < feeds; feed++) {
      files.add(new Sent("feed" + feed, 1 + feed * 7, rows(feed, random)));
    }

    Map<String, List<String>> expected = imported(files, files);
    List<Sent> order = new ArrayList<>(files);
    order.add(files.get(random.nextInt(feeds)));
    Collections.shuffle(order, random);

    assertThat(imported(files, order)).isEqualTo(expected);
  }

  /** A file of a feed. */
  private record Sent(String feed, int priority, List<String> lines) {}

  /** Values are a feed's own; some cells are empty. */
  private static List<String> rows(int feed, Random random) {
    List<String> lines = new ArrayList<>(List.of("id,external_id:reg,first name,position,comment"));
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      if (random.nextInt(4) > 0) {
        lines.add(
            "%d,r%d,%s,%s,%s"
                .formatted(
                    customer,
                    customer,
                    cell(random, "First" + feed),
                    cell(random, "Title" + feed),
                    cell(random, "Note" + feed)));
      }
    }
    return lines;
  }

  private static String cell(Random random, String value) {
    return random.nextInt(3) == 0 ? "" : value;
  }

  private static Map<String, List<String>> imported(List<Sent> feeds, List<Sent> order) {
    Desk desk = new Desk();
    feeds.forEach(one -> save(desk, one.feed(), one.priority()));
    for (Sent file : order) {
      desk.imports.run(
          Desk.csv(file.lines().toArray(String[]::new)),
          ImportOptions.from(file.feed()).overwrite(Overwrite.BY_PRIORITY));
    }
    Map<String, List<String>> customers = new TreeMap<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      String reg = "r" + i;
      desk.customers
          .findByExternalId("reg", reg)
          .ifPresent(customer -> customers.put(reg, values((Person) customer)));
    }
    assertThat(desk.all()).hasSize(customers.size());
    return customers;
  }

  private static List<String> values(Person person) {
    Customer customer = person;
    return List.of(
        String.valueOf(person.givenName()),
        String.valueOf(person.jobTitle()),
        String.valueOf(customer.profile().notes()));
  }
}
