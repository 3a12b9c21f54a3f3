package dev.crmcore.collaboration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.event.Alert;
import dev.crmcore.field.EntityType;
import dev.crmcore.lead.LeadConversion;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CommentId;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Page;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final List<Alert> alerts = new ArrayList<>();
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .accessPolicy(new Blind())
          .moderateComments(actor -> actor.name().equals("boss"))
          .onAlert(alerts::add)
          .build();
  private final CrmSession anna = crm.session("anna");
  private final CrmSession bob = crm.session("bob");
  private final CustomerId ada = customer("Ada");

  @AfterEach
  void close() {
    crm.close();
  }

  /**
   * Whoever is called "nobody" sees no customers, a "stranger" no leads, and the "writer" stores no
   * follows.
   */
  private static final class Blind implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      String blindTo = Map.of("nobody", "customer", "stranger", "lead").get(actor.name());
      return type.name().equals(blindTo) ? Conditions.nobody() : Conditions.everyone();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !actor.name().equals("writer") || !type.name().equals("follow");
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }
  }

  private CustomerId customer(String name) {
    return anna.customers().create(Person.builder().givenName(name).build()).id();
  }

  private List<String> texts(CustomerId about) {
    return anna.comments().of(about, 100, null).items().stream().map(Comment::text).toList();
  }

  private Comment said(CrmSession who, String text) {
    clock.advance(Duration.ofMinutes(1));
    return who.comments().add(ada, text);
  }

  @Test
  void pinnedOnesComeFirstThenTheLatest() {
    Comment first = said(anna, "first");
    said(bob, "second");
    said(anna, "third");
    bob.comments().pin(first.id());

    assertThat(texts(ada)).containsExactly("first", "third", "second");
    assertThat(anna.overviews().of(ada).pinned())
        .extracting(Comment::text)
        .containsExactly("first");
    anna.comments().unpin(first.id());
    assertThat(texts(ada)).containsExactly("third", "second", "first");
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEnded() {
    for (int i = 0; i < 7; i++) {
      Comment one = anna.comments().add(ada, "c" + i); // all in one moment
      if (i % 3 == 0) {
        anna.comments().pin(one.id());
      }
    }
    List<String> all = new ArrayList<>();
    Page<Comment> page = anna.comments().of(ada, 2, null);
    page.items().forEach(one -> all.add(one.text()));
    while (page.next() != null) {
      page = anna.comments().of(ada, 2, page.next());
      page.items().forEach(one -> all.add(one.text()));
    }
    assertThat(all).hasSize(7).isEqualTo(texts(ada));
    assertThat(all.subList(0, 3)).containsExactlyInAnyOrder("c0", "c3", "c6");
  }

  @Test
  void whoeverWroteItEditsItAndLineageKeepsWhatItSaid() {
    Comment comment = said(anna, "pays late");
    clock.advance(Duration.ofHours(1));

    Comment edited = anna.comments().edit(comment.id(), "pays in time");

    assertThat(edited.editedAt()).isEqualTo(clock.instant());
    assertThat(edited.author()).isEqualTo("anna");
    List<LineageEntry> history = bob.comments().history(comment.id());
    assertThat(history.get(1).changes())
        .contains(new FieldChange("text", "pays late", "pays in time"));
    assertThatThrownBy(() -> bob.comments().edit(comment.id(), "mine"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("bob may not change what anna wrote.");
    assertThatThrownBy(() -> bob.comments().remove(comment.id()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("bob may not remove what anna wrote.");
    assertThat(crm.session("boss").comments().edit(comment.id(), "moderated").author())
        .isEqualTo("anna");
    crm.session("boss").comments().remove(comment.id());
    assertThat(texts(ada)).isEmpty();
  }

  @Test
  void nobodyWritesInTheNameOfAnother() {
    Comment comment =
        anna.comments()
            .add(Comment.builder().customerId(ada).author("bob").text("I said so").build());

    assertThat(comment.author()).isEqualTo("anna");
  }

  @Test
  void whatItIsAboutIsOfTheCustomer() {
    Task task = anna.tasks().create(Task.builder().subject("call").customerId(ada).build());
    ServiceCase one =
        anna.cases().open(ServiceCase.builder().customerId(ada).subject("No light").build());
    CustomerId eve = customer("Eve");
    Comment.Builder comment = Comment.builder().author("anna").text("ring twice");

    anna.comments().add(comment.customerId(ada).taskId(task.id()).build());

    assertThat(anna.comments().of(task.id(), 10, null).items()).hasSize(1);
    assertThat(anna.comments().of(one.id(), 10, null).items()).isEmpty();
    assertThat(texts(ada)).containsExactly("ring twice");
    assertThatThrownBy(() -> anna.comments().add(comment.customerId(eve).build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The task is not of Eve.");
    assertThatThrownBy(() -> anna.comments().add(comment.customerId(ada).caseId(one.id()).build()))
        .hasMessage("A comment is about one deal, case, lead or task, not about several.");
    assertThatThrownBy(() -> anna.comments().of(InteractionId.UNASSIGNED, 10, null))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatIsSaidAboutALeadGoesToTheCustomerThatItBecomes() {
    Lead lead = anna.leads().capture(Lead.builder().name("Eve").email("eve@example.com").build());
    Comment.Builder about = Comment.builder().leadId(lead.id()).author("anna");

    Comment said = anna.comments().add(about.text("@bob knows her").build());

    assertThat(said.customerId()).isNull();
    assertThat(bob.follows().isFollowing(lead.id())).isTrue();
    assertThat(bob.comments().get(said.id())).isEqualTo(said);
    anna.comments().pin(said.id());

    CustomerId eve = anna.leads().convert(lead.id(), LeadConversion.toCustomer()).customerId();
    assertThat(texts(eve)).containsExactly("@bob knows her");
    assertThat(anna.overviews().of(eve).pinned()).hasSize(1);
    assertThat(anna.comments().of(lead.id(), 10, null).items()).hasSize(1);
    assertThat(anna.comments().add(about.text("gone").build()).customerId())
        .as("who it is by now")
        .isEqualTo(eve);
    assertThatThrownBy(
            () -> anna.comments().add(Comment.builder().author("anna").text("what?").build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A comment is about a customer, or about a lead who is none yet.");
  }

  @Test
  void whatIsSaidAboutALeadIsForWhoSeesIt() {
    Lead lead = anna.leads().capture(Lead.builder().name("Eve").email("eve@example.com").build());
    CommentId said =
        anna.comments()
            .add(Comment.builder().leadId(lead.id()).author("anna").text("rich").build())
            .id();
    Comments stranger = crm.session("stranger").comments();

    assertThatThrownBy(() -> stranger.of(lead.id(), 10, null))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> stranger.get(said)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> stranger.history(said)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> stranger.pin(said)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void emptyAndEndlessTextsAreRefused() {
    assertThatThrownBy(() -> anna.comments().add(ada, " \n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A comment needs a text.");
    assertThatThrownBy(() -> anna.comments().add(ada, "x".repeat(10_001)))
        .hasMessage("A comment has up to 10,000 characters, not 10,001.");
  }

  @Test
  void theyFollowMergesAndComeBack() {
    CustomerId twin = customer("Ada B.");
    anna.comments().add(ada, "of Ada");
    Comment ofTwin = anna.comments().add(twin, "of the twin");
    anna.comments().pin(ofTwin.id());

    MergeRecord merge = anna.merges().merge(ada, List.of(twin), null);
    assertThat(texts(ada)).containsExactly("of the twin", "of Ada");
    assertThat(texts(twin)).hasSize(2);
    assertThat(anna.overviews().of(ada).pinned()).hasSize(1);

    anna.merges().undo(merge.id());
    assertThat(texts(ada)).containsExactly("of Ada");
    assertThat(texts(twin)).containsExactly("of the twin");
  }

  @Test
  void whoeverIsMentionedFollowsAndIsToldOnce() {
    Comment comment = anna.comments().add(ada, "@bob, please look. cc @anna, ada@example.com");
    anna.comments().edit(comment.id(), "@bob please look, and @cleo");
    crm.maintenance().runDue();

    assertThat(alerts)
        .extracting(Alert::kind, Alert::owner, Alert::customer, Alert::text)
        .containsExactly(
            tuple(Alert.Kind.MENTION, "bob", ada, "anna mentions bob in a comment."),
            tuple(Alert.Kind.MENTION, "cleo", ada, "anna mentions cleo in a comment."));
    assertThat(alerts.get(0).id()).isEqualTo(comment.id().value());
    assertThat(bob.comments().get(comment.id()).text()).isEqualTo("@bob please look, and @cleo");
    assertThat(bob.follows().isFollowing(ada)).isTrue();
    assertThat(anna.follows().isFollowing(ada)).isFalse();
  }

  @Test
  void whoeverMayNotStoreFollowsMentionsAllTheSame() {
    crm.session("writer").comments().add(ada, "@bob");

    assertThat(bob.follows().isFollowing(ada)).isTrue();
  }

  @Test
  void whoeverFollowsAsMuchAsOneCanIsToldAndNoMore() {
    for (int i = 0; i < Follows.MOST; i++) {
      bob.follows().follow(customer("c" + i));
    }
    anna.comments().add(ada, "@bob");
    crm.maintenance().runDue();

    assertThat(bob.follows().isFollowing(ada)).isFalse();
    assertThat(alerts).extracting(Alert::owner).containsExactly("bob");
  }

  @Test
  void theyGoWithACaseThatGoesOnInAnother() {
    ServiceCase.Builder about = ServiceCase.builder().customerId(ada).subject("No light");
    ServiceCase one = anna.cases().open(about.build());
    ServiceCase two = anna.cases().open(about.build());
    bob.follows().follow(two.id());
    anna.comments()
        .add(Comment.builder().customerId(ada).caseId(two.id()).author("anna").text("x").build());

    anna.cases().merge(two.id(), one.id());

    assertThat(anna.comments().of(one.id(), 10, null).items()).hasSize(1);
    assertThat(anna.comments().of(two.id(), 10, null).items()).hasSize(1);
    assertThat(bob.follows().isFollowing(one.id())).isTrue();
    assertThat(bob.follows().isFollowing(two.id())).isTrue();
  }

  @Test
  void aMentionDoesNotUndoAnUnfollow() {
    anna.comments().add(ada, "@bob");
    bob.follows().unfollow(ada);
    anna.comments().add(ada, "@bob again");

    assertThat(bob.follows().isFollowing(ada)).isFalse();
    bob.follows().follow(ada);
    bob.follows().follow(ada);
    assertThat(bob.follows().mine()).hasSize(1);
  }

  @Test
  void whoeverDoesNotSeeTheCustomerNeitherCommentsNorFollows() {
    CrmSession nobody = crm.session("nobody");

    assertThatThrownBy(() -> nobody.comments().add(ada, "x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> nobody.comments().of(ada, 10, null))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> nobody.follows().follow(ada)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> nobody.follows().isFollowing(ada))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void followsGoToTheSurvivorAndEndThere() {
    CustomerId twin = customer("Ada B.");
    bob.follows().follow(ada);
    bob.follows().follow(twin);
    MergeRecord merge = anna.merges().merge(ada, List.of(twin), null);

    assertThat(bob.follows().isFollowing(twin)).isTrue();
    bob.follows().unfollow(ada);
    assertThat(bob.follows().mine()).isEmpty();
    bob.follows().follow(twin);
    assertThat(bob.follows().mine()).hasSize(1);

    anna.merges().undo(merge.id());
    assertThat(bob.follows().mine()).hasSize(1);
  }
}
