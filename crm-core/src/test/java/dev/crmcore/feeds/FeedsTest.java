package dev.crmcore.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.exchange.ImportMapping;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.Feed;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Feeds feeds = session.feeds();

  @AfterEach
  void close() {
    crm.close();
  }

  private ImportReport importFrom(String source, String... rows) {
    String csv = "id,name,dob\n" + String.join("\n", rows) + "\n";
    return session
        .imports()
        .run(
            ImportSource.of("f.csv", csv.getBytes(StandardCharsets.UTF_8)),
            ImportOptions.from(source));
  }

  @Test
  void aFeedIsKeptAsItWasSaved() {
    Feed shop =
        feeds.save(
            Feed.of("shop", 700)
                .withMapping("shop-v2")
                .withFormat("csv")
                .withInterval(Duration.ofDays(1))
                .withOwner("ops"));

    assertThat(feeds.find("shop")).contains(shop);
    assertThat(shop.enabled()).isTrue();
    Feed changed = feeds.save(shop.withPriority(10).withEnabled(false));
    assertThat(feeds.list()).containsExactly(changed);
    assertThat(feeds.priorities().of("shop")).isEqualTo(10);
    assertThat(feeds.priorities().of("unheard")).isZero();
    assertThat(feeds.priorities().of(null)).isEqualTo(SourcePriorities.HIGHEST);
  }

  @Test
  void aSourceHasOneFeed() {
    Feed shop = feeds.save(Feed.of("shop", 1));

    assertThatThrownBy(() -> feeds.save(Feed.of("shop", 2))).isInstanceOf(ConflictException.class);
    feeds.save(shop.withPriority(2));
    assertThatThrownBy(() -> feeds.save(shop.withPriority(3)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aFeedThatIsRemovedIsGone() {
    feeds.save(Feed.of("shop", 1));
    feeds.remove("shop");

    assertThat(feeds.list()).isEmpty();
    assertThatThrownBy(() -> feeds.remove("shop")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Feed.of(" ", 1)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Feed.of("x", 0)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Feed.of("x", 1_001)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Feed.of("x", 1).withInterval(Duration.ZERO))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aFeedIsDueAnIntervalAfterItsLastFile() {
    Feed daily = feeds.save(Feed.of("daily", 1).withInterval(Duration.ofDays(1)));
    feeds.save(Feed.of("silent", 1).withInterval(Duration.ofDays(1)).withEnabled(false));
    feeds.save(Feed.of("whenever", 1));
    assertThat(feeds.due(clock.instant())).isEmpty();

    clock.advance(Duration.ofDays(1));
    assertThat(feeds.due(clock.instant())).containsExactly(daily);

    importFrom("daily", "1,Ada,");
    assertThat(feeds.due(clock.instant())).isEmpty();
    assertThat(feeds.due(clock.instant().plus(Duration.ofDays(1)))).containsExactly(daily);
  }

  @Test
  void theReportAddsUpTheRunsOfEachSource() {
    feeds.save(Feed.of("fair", 1));
    feeds.save(Feed.of("shop", 2).withInterval(Duration.ofHours(1)));
    importFrom("shop", "1,Ada,", "2,Grace,never", "3,Edsger,");
    ImportReport last = importFrom("shop", "1,Ada,", "4,Barbara,");
    importFrom("else", "9,Other,");
    clock.advance(Duration.ofHours(2));

    List<FeedReport> reports = feeds.report();

    assertThat(reports).extracting(one -> one.feed().name()).containsExactly("fair", "shop");
    FeedReport fair = reports.get(0);
    assertThat(fair.runs()).isZero();
    assertThat(fair.total()).isEqualTo(RowCounts.NONE);
    assertThat(fair.total().errorRate()).isZero();
    assertThat(fair.lastSeen()).isNull();
    assertThat(fair.late()).isFalse();
    FeedReport shop = reports.get(1);
    assertThat(shop.runs()).isEqualTo(2);
    assertThat(shop.total()).isEqualTo(new RowCounts(5, 3, 0, 1, 1, 0, 0));
    assertThat(shop.total().errorRate()).isEqualTo(0.2);
    assertThat(shop.customers()).isEqualTo(3);
    assertThat(shop.last()).isNotNull().extracting("id").isEqualTo(last.run());
    assertThat(shop.late()).isTrue();
  }

  @Test
  void theOptionsOfAFeedReadItsFilesAsItSays() {
    ImportMapping mapping = ImportMapping.of(Map.of("Nr", "externalId", "Wer", "fullName"));
    session.imports().mappings().save("fair", mapping);
    feeds.save(Feed.of("low", 10).withMapping("fair").withFormat("tsv"));
    feeds.save(Feed.of("high", 20));
    ImportSource high = file("id\tname\n1\tAda Byron\n");
    ImportSource low = file("Nr\tWer\n7\tBea Miller\n");

    session.imports().run(high, session.imports().optionsOf("high").format("tsv"));
    ImportReport report = session.imports().run(low, session.imports().optionsOf("low"));

    assertThat(report.created()).isEqualTo(1);
    assertThat(customers(Conditions.equal(CustomerFields.FAMILY_NAME, "Miller")))
        .singleElement()
        .satisfies(
            bea -> assertThat(bea.externalIds()).containsExactly(new ExternalId("low", "7")));
  }

  @Test
  void theOptionsOfAFeedReplaceByPriority() {
    feeds.save(Feed.of("low", 10));
    feeds.save(Feed.of("high", 20));
    String row = "id,external_id:reg,first name,position\n1,r1,Ada,";

    session.imports().run(file(row + "Engineer\n"), session.imports().optionsOf("high"));
    session.imports().run(file(row + "Clerk\n"), session.imports().optionsOf("low"));
    assertThat(titles()).containsExactly("Engineer");
    session.imports().run(file(row + "Head\n"), session.imports().optionsOf("high"));
    assertThat(titles()).containsExactly("Head");
  }

  private List<String> titles() {
    return customers(Conditions.everyone()).stream().map(one -> ((Person) one).jobTitle()).toList();
  }

  private List<Customer> customers(Condition condition) {
    List<Customer> found = new ArrayList<>();
    session.segments().scan(condition, found::add);
    return found;
  }

  @Test
  void theOptionsOfWhatIsNotThereAreRefused() {
    feeds.save(Feed.of("shop", 10).withMapping("gone"));

    assertThatThrownBy(() -> session.imports().optionsOf("nobody"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("There is no feed 'nobody'");
    assertThatThrownBy(() -> session.imports().optionsOf("shop"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("No mapping 'gone' is saved");
  }

  @Test
  void theReportTellsTheScoreOfTheLastKeptAudit() {
    feeds.save(Feed.of("shop", 10));
    feeds.save(Feed.of("silent", 10));
    importFrom("shop", "1,Ada Byron,1990-01-01");
    assertThat(feeds.report()).extracting(FeedReport::score).containsOnlyNulls();

    double score = session.quality().record(Conditions.everyone()).score().doubleValue();

    assertThat(feeds.report())
        .extracting(FeedReport::score)
        .satisfiesExactly(
            shop -> assertThat(shop).isCloseTo(score, within(0.01)),
            silent -> assertThat(silent).isNull());
  }

  private static ImportSource file(String text) {
    return ImportSource.of("file", text.getBytes(StandardCharsets.UTF_8));
  }
}
