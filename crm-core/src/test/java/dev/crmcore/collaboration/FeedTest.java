package dev.crmcore.collaboration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.collaboration.FeedEntry.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Comment;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeedTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).accessPolicy(new Shy()).build();
  private final CrmSession anna = crm.session("anna");
  private final CrmSession bob = crm.session("bob");
  private final CrmSession guest = crm.session("guest");
  private final CustomerId ada = customer("Ada");

  /** Guests see no job titles, no interactions, and no VIPs. */
  private static final class Shy implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      if (!actor.name().equals("guest")) {
        return Conditions.everyone();
      }
      return switch (type.name()) {
        case "customer" -> Conditions.not(Conditions.tag("vip"));
        case "interaction" -> Conditions.nobody();
        default -> Conditions.everyone();
      };
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return actor.name().equals("guest") && type.name().equals("customer")
          ? Set.of("jobTitle")
          : Set.of();
    }
  }

  private CustomerId customer(String name) {
    return anna.customers().create(Person.builder().givenName(name).build()).id();
  }

  private void change(CrmSession who, CustomerId id, String title) {
    clock.advance(Duration.ofMinutes(1));
    who.customers().change(id, one -> ((Person) one).toBuilder().jobTitle(title).build());
  }

  private static List<String> lines(CrmSession who) {
    return who.feed().page(100, null).entries().stream()
        .map(one -> one.by() + " " + one.text())
        .toList();
  }

  @Test
  void itTellsWhatOthersDidSinceOneFollows() {
    change(anna, ada, "poet");
    clock.advance(Duration.ofMinutes(1));
    bob.follows().follow(ada);
    change(anna, ada, "countess");
    change(bob, ada, "mine");
    clock.advance(Duration.ofMinutes(1));
    anna.interactions()
        .log(
            Interaction.builder()
                .customerId(ada)
                .kind(InteractionKind.CALL)
                .occurredAt(Instant.parse("2020-01-01T00:00:00Z"))
                .build());
    clock.advance(Duration.ofMinutes(1));
    anna.comments().add(ada, "ask @bob");
    customer("Eve");

    FeedPage page = bob.feed().page(10, null);

    assertThat(lines(bob))
        .containsExactly(
            "anna added a comment", "anna added a interaction", "anna changed jobTitle");
    assertThat(page.next()).isNull();
    assertThat(page.entries()).extracting(FeedEntry::mentioned).containsExactly(true, false, false);
    assertThat(page.entries().get(2).fields())
        .containsExactly(new FieldChange("jobTitle", "poet", "countess"));
    assertThat(page.entries().get(2).kind()).isEqualTo(Kind.CHANGED);
    assertThat(lines(anna)).isEmpty();
  }

  @Test
  void whatWasWithdrawnWasNotAdded() {
    bob.follows().follow(ada);
    clock.advance(Duration.ofMinutes(1));
    Interaction wrong =
        anna.interactions()
            .log(
                Interaction.builder()
                    .customerId(ada)
                    .kind(InteractionKind.CALL)
                    .occurredAt(clock.instant())
                    .build());
    assertThat(lines(bob)).containsExactly("anna added a interaction");

    anna.interactions().withdraw(wrong.id(), "somebody else");

    assertThat(lines(bob)).isEmpty();
  }

  @Test
  void unreadIsWhatIsLaterThanWhatWasSeen() {
    bob.follows().follow(ada);
    assertThat(bob.feed().unread(100)).isZero();
    for (int i = 0; i < 5; i++) {
      change(anna, ada, "t" + i);
    }
    assertThat(bob.feed().unread(100)).isEqualTo(5);
    assertThat(bob.feed().unread(3)).isEqualTo(3);

    bob.feed().seenUpTo(bob.feed().page(10, null).entries().get(2).at());
    assertThat(bob.feed().unread(100)).isEqualTo(2);
    bob.feed().seenUpTo(Instant.EPOCH); // what was seen stays seen
    assertThat(bob.feed().unread(100)).isEqualTo(2);
    bob.feed().seen();
    assertThat(bob.feed().unread(100)).isZero();
    assertThat(bob.feed().seenUpTo()).contains(clock.instant());
    change(anna, ada, "x");
    assertThat(bob.feed().unread(100)).isEqualTo(1);
    assertThat(anna.feed().unread(100)).isZero();
    assertThatThrownBy(() -> bob.feed().unread(0)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> bob.feed().page(1_001, null))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatOneMayNotSeeIsNotInIt() {
    guest.follows().follow(ada);
    CustomerId eve = customer("Eve");
    guest.follows().follow(eve);
    change(anna, ada, "secret");
    clock.advance(Duration.ofMinutes(1));
    anna.customers()
        .change(
            ada, one -> ((Person) one).toBuilder().jobTitle("hidden").familyName("King").build());
    anna.interactions()
        .log(Interaction.builder().customerId(ada).occurredAt(clock.instant()).build());
    anna.customers().change(eve, one -> one.toBuilder().tag("vip").build());
    anna.comments().add(eve, "very important");

    assertThat(lines(guest)).containsExactly("anna changed familyName");
    assertThat(guest.feed().unread(10)).isEqualTo(1);
  }

  @Test
  void aDealAndWhatBelongsToItAreFollowed() {
    Pipeline sales =
        anna.deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("won", "Won", StageCategory.WON, 100))));
    Deal deal =
        anna.deals()
            .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build());
    bob.follows().follow(deal.id());
    clock.advance(Duration.ofMinutes(1));
    anna.deals().move(deal.id(), "won", null);
    anna.tasks().create(Task.builder().subject("ship").customerId(ada).dealId(deal.id()).build());
    anna.comments()
        .add(
            Comment.builder()
                .customerId(ada)
                .dealId(deal.id())
                .author("anna")
                .text("done")
                .build());
    change(anna, ada, "not of the deal");

    assertThat(lines(bob))
        .hasSize(3)
        .contains("anna added a task", "anna added a comment")
        .anyMatch(line -> line.startsWith("anna changed stage"));
  }

  @Test
  void itFollowsMergesAndForgetsWhatIsUnfollowed() {
    CustomerId twin = customer("Ada B.");
    bob.follows().follow(twin);
    change(anna, twin, "before");
    anna.comments().add(twin, "of the twin");
    clock.advance(Duration.ofMinutes(1));
    MergeRecord merge = anna.merges().merge(ada, List.of(twin), null);
    change(anna, ada, "after");

    assertThat(lines(bob))
        .contains("anna added a comment", "anna changed jobTitle")
        .filteredOn(line -> line.equals("anna changed jobTitle"))
        .hasSizeGreaterThanOrEqualTo(2);

    anna.merges().undo(merge.id());
    change(anna, ada, "not of the twin");
    assertThat(bob.feed().page(100, null).entries())
        .extracting(FeedEntry::id)
        .doesNotContain(ada.value());
    bob.follows().unfollow(twin);
    assertThat(lines(bob)).isEmpty();
  }

  @Test
  void seeingItLeavesNoTrace() {
    bob.follows().follow(ada);
    crm.maintenance().runDue();
    ChangePosition before = anna.changes().latest();
    bob.feed().seen();

    assertThat(anna.changes().latest()).isEqualTo(before);
    assertThat(crm.maintenance().runDue()).isZero();
  }

  @Property(tries = 30)
  void itIsWhatTheLogOfAllChangesSaysPageByPage(@ForAll long seed) {
    new FeedTest().compareWithTheLog(seed); // a world of its own for each try
  }

  private void compareWithTheLog(long seed) {
    Random random = new Random(seed);
    List<CustomerId> all = List.of(ada, customer("B"), customer("C"), customer("D"));
    Map<UUID, Instant> since = new HashMap<>();
    List<CrmSession> people = List.of(anna, bob, crm.session("cleo"));
    for (int i = 0; i < 60; i++) {
      if (random.nextBoolean()) {
        clock.advance(Duration.ofSeconds(1)); // or in the same moment
      }
      CustomerId id = all.get(random.nextInt(all.size()));
      CrmSession who = people.get(random.nextInt(people.size()));
      int turn = i;
      switch (random.nextInt(5)) {
        case 0 -> who.comments().add(id, "c" + i);
        case 1 ->
            who.interactions()
                .log(
                    Interaction.builder()
                        .customerId(id)
                        .occurredAt(clock.instant().minusSeconds(random.nextInt(1000)))
                        .build());
        case 2 -> {
          if (since.putIfAbsent(id.value(), clock.instant()) == null) {
            bob.follows().follow(id);
          }
        }
        default ->
            who.customers()
                .change(id, one -> ((Person) one).toBuilder().jobTitle("j" + turn).build());
      }
    }
    List<UUID> expected = new ArrayList<>();
    for (Change one : anna.changes().since(ChangePosition.START, 10_000).items()) {
      String about =
          one.entity().equals("customer")
              ? one.id().toString()
              : one.fields().stream()
                  .filter(field -> field.field().equals("customerId"))
                  .map(FieldChange::after)
                  .findFirst()
                  .orElse("");
      Instant from = about == null || about.isEmpty() ? null : since.get(UUID.fromString(about));
      boolean told =
          one.entity().equals("customer")
              ? one.version() > 1
              : Set.of("comment", "interaction").contains(one.entity());
      if (told && !one.actor().equals("bob") && from != null && !one.at().isBefore(from)) {
        expected.add(one.id());
      }
    }

    List<FeedEntry> whole = bob.feed().page(1_000, null).entries();
    assertThat(whole).extracting(FeedEntry::id).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(whole)
        .extracting(FeedEntry::at)
        .isSortedAccordingTo((left, right) -> right.compareTo(left));

    int size = 1 + random.nextInt(7);
    List<FeedEntry> paged = new ArrayList<>();
    FeedMark after = null;
    do {
      FeedPage page = bob.feed().page(size, after);
      paged.addAll(page.entries());
      after = page.next();
    } while (after != null);
    assertThat(paged).isEqualTo(whole);

    if (!whole.isEmpty()) {
      Instant seen = whole.get(random.nextInt(whole.size())).at();
      bob.feed().seenUpTo(seen);
      assertThat(bob.feed().unread(1_000))
          .isEqualTo((int) whole.stream().filter(one -> one.at().isAfter(seen)).count());
    }
  }

  @Test
  void whatWasDoneAloneIsPassedOverInBoundedPages() {
    bob.follows().follow(ada);
    change(anna, ada, "first");
    for (int i = 0; i < 50; i++) {
      bob.comments().add(ada, "c" + i);
    }
    List<FeedEntry> found = new ArrayList<>();
    FeedMark after = null;
    int pages = 0;
    do {
      FeedPage page = bob.feed().page(1, after);
      found.addAll(page.entries());
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(found).extracting(FeedEntry::by).containsExactly("anna");
    assertThat(pages).isBetween(2, 10);
    Customer seen = anna.customers().get(ada);
    assertThat(seen.revision().version()).isEqualTo(2);
  }
}
