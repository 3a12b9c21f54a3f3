package dev.crmcore.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePage;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.changes.Changes;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.feeds.FeedReport;
import dev.crmcore.model.Feed;
import dev.crmcore.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/feeds.md}. */
class FeedsGuideTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void countsTheWordOfSourcesByTheirPriority() {
    ImportSource register =
        ImportSource.of("register.csv", "id,name,position\n1,Ada,Chief\n".getBytes(UTF_8));
    ImportSource fair =
        ImportSource.of("fair.csv", "external_id:register,position\n1,Guest\n".getBytes(UTF_8));
    List<Feed> waiting = new ArrayList<>();

    // tag::feeds[]
    session.feeds().save(Feed.of("register", 900).withInterval(Duration.ofDays(1)));
    session.feeds().save(Feed.of("fair", 100).withOwner("marketing"));

    session.imports().run(register, session.imports().optionsOf("register"));
    ImportReport report = session.imports().run(fair, session.imports().optionsOf("fair"));

    waiting.addAll(session.feeds().due(Instant.now())); // whose file should be here by now
    List<FeedReport> feeds = session.feeds().report();
    // end::feeds[]

    assertThat(report.kept()).isEqualTo(1);
    assertThat(waiting).isEmpty();
    assertThat(feeds).extracting(FeedReport::customers).containsExactly(1L, 1L);
  }

  @Test
  void readsChangesInOrder() {
    session.customers().create(Person.builder().givenName("Ada").build());
    session.customers().create(Person.builder().givenName("Grace").build());
    List<Change> mirror = new ArrayList<>();
    List<Change> index = new ArrayList<>();

    // tag::changes[]
    Changes changes = session.changes();
    ChangePosition position = ChangePosition.START; // or the text that was kept, parsed
    ChangePage page;
    do {
      page = changes.since(position, 1_000);
      mirror.addAll(page.items());
      position = page.next(); // keep position.toString() with what was made of the changes
    } while (page.hasMore());
    // end::changes[]

    // tag::changeConsumer[]
    int handled;
    do {
      handled = session.changes().consumer("search-index").read(1_000, index::addAll);
    } while (handled > 0);
    // end::changeConsumer[]

    assertThat(mirror).extracting(Change::action).hasSize(2).containsOnly("customer.create");
    assertThat(index).isEqualTo(mirror);
    assertThat(position).isEqualTo(changes.latest());
  }
}
