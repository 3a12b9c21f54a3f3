package dev.crmcore.segmentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Person;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final List<MembershipEvent> events = new ArrayList<>();
  private final Crm crm = Crm.builder().inMemory().clock(clock).onMembership(events::add).build();
  private final CrmSession session = crm.session("anna");
  private final Segments segments = session.segments();

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer person(String name, String... tags) {
    Person.Builder person = Person.builder().givenName(name);
    for (String tag : tags) {
      person.tag(tag);
    }
    return session.customers().create(person.build());
  }

  private void tag(Customer customer, String... tags) {
    Person.Builder changed =
        ((Person) session.customers().get(customer.id())).toBuilder().tags(List.of(tags));
    session.customers().update(changed.build());
  }

  private List<String> told() {
    crm.maintenance().runDue();
    List<String> told =
        events.stream()
            .map(
                event ->
                    "%s %s %s: %s"
                        .formatted(
                            session.customers().get(event.customer()).displayName(),
                            event.change(),
                            event.segmentName(),
                            event.reason()))
            .toList();
    events.clear();
    return told;
  }

  @Test
  void whoGetsInAndOutByAChangeIsToldWithTheReason() {
    person("Ada", "vip");
    Customer bea = person("Bea");
    segments.define("important", "tag 'vip'");
    segments.track("important");
    assertThat(told()).as("nobody moves when tracking begins").isEmpty();

    tag(bea, "vip");
    assertThat(told()).containsExactly("Bea ENTERED important: customer.update: tags");

    tag(bea);
    Customer cy = person("Cy", "vip");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Bea LEFT important: customer.update: tags",
            "Cy ENTERED important: customer.create: kind, givenName, lifecycleStage, tags");

    session.customers().archive(cy.id(), "gone");
    assertThat(told()).containsExactly("Cy LEFT important: customer.archive: archivedAt");
    assertThat(told()).isEmpty();
  }

  @Test
  void theClockMovesPeopleInAndOutAtTheVeryMoment() {
    segments.define(
        "birthday",
        "birthDate anniversary in next 7 days and interactions(last 3 hours).count = 0");
    segments.track("birthday");
    Customer ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").birthDate(LocalDate.of(1990, 3, 10)).build());
    assertThat(told()).isEmpty();
    Condition birthday = segments.parse("segment 'birthday'");
    assertThat(segments.nextChange(birthday, ada.id()))
        .contains(Instant.parse("2026-03-03T00:00:00Z"));

    clock.set(Instant.parse("2026-03-02T23:59:59.999999Z"));
    assertThat(told()).isEmpty();
    clock.set(Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(told()).containsExactly("Ada ENTERED birthday: time");

    session.interactions().log(call(ada.id()));
    assertThat(told()).containsExactly("Ada LEFT birthday: interaction.log: interaction");
    assertThat(segments.nextChange(birthday, ada.id()))
        .contains(Instant.parse("2026-03-03T03:00:00.000001Z"));
    clock.advance(Duration.ofHours(4));
    assertThat(told()).containsExactly("Ada ENTERED birthday: time");
    clock.set(Instant.parse("2026-03-11T00:00:00Z"));
    assertThat(told()).containsExactly("Ada LEFT birthday: time");
  }

  private Interaction call(CustomerId customer) {
    return Interaction.builder()
        .customerId(customer)
        .kind(InteractionKind.CALL)
        .direction(Direction.OUTBOUND)
        .occurredAt(clock.instant())
        .build();
  }

  @Test
  void aChangedDefinitionMovesWhoeverItMeansOtherwiseAlsoThroughOtherSegments() {
    person("Ada", "vip");
    person("Bea", "gold");
    segments.define("important", "tag 'vip'");
    segments.define("invited", "segment 'important' or tag 'guest'");
    segments.track("invited");

    assertThat(segments.preview("important", "tag 'gold'")).isEqualTo(new SetComparison(1, 0, 1));
    segments.define("important", "tag 'gold'");

    assertThat(told())
        .containsExactlyInAnyOrder(
            "Ada LEFT invited: the definition changed",
            "Bea ENTERED invited: the definition changed");
    assertThat(segments.versions("important"))
        .extracting(version -> version.number() + " " + version.condition() + " " + version.by())
        .containsExactly("1 tag 'vip' anna", "2 tag 'gold' anna");
  }

  @Test
  void theHistoryKnowsWhoBelongedToItOnAnyDay() {
    Customer ada = person("Ada", "vip");
    segments.define("important", "tag 'vip'");
    segments.track("important");
    Instant before = clock.instant();
    clock.advance(Duration.ofDays(1));
    tag(ada);
    told();
    clock.advance(Duration.ofDays(1));

    assertThat(segments.count(segments.membersAt("important", before))).isEqualTo(1);
    assertThat(segments.count(segments.membersAt("important", clock.instant()))).isZero();
    assertThat(segments.memberships(ada.id()))
        .extracting(Membership::reason, Membership::leftReason)
        .containsExactly(tuple("tracking began", "customer.update: tags"));
  }

  @Test
  void aStaticSegmentHasWhomPeoplePutInAndOtherSegmentsFollow() {
    Customer ada = person("Ada");
    Customer bea = person("Bea");
    segments.defineStatic("jury");
    segments.define("invited", "segment 'jury' or tag 'guest'");
    segments.track("invited");

    assertThat(segments.include("jury", List.of(ada.id(), bea.id(), ada.id()), "drawn"))
        .isEqualTo(2);
    assertThat(segments.include("jury", List.of(ada.id()), "again")).isZero();
    assertThat(segments.count(segments.parse("segment 'invited'"))).isEqualTo(2);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Ada ENTERED jury: drawn",
            "Bea ENTERED jury: drawn",
            "Ada ENTERED invited: segment.include: membership",
            "Bea ENTERED invited: segment.include: membership");

    assertThat(segments.exclude("jury", List.of(ada.id()), "ill")).isEqualTo(1);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Ada LEFT jury: ill", "Ada LEFT invited: segment.exclude: membership");
    assertThat(segments.explain(segments.parse("segment 'jury'"), ada.id()).holds()).isFalse();
  }

  @Test
  void aSnapshotStaysAsItWasTaken() {
    Customer ada = person("Ada", "vip");
    segments.snapshot("spring", "tag 'vip'");

    tag(ada);
    person("Bea", "vip");

    assertThat(segments.get("spring").kind()).isEqualTo(SegmentKind.SNAPSHOT);
    List<String> names = new ArrayList<>();
    segments.scan(
        segments.parse("segment 'spring'"), customer -> names.add(customer.displayName()));
    assertThat(names).containsExactly("Ada");
  }

  @Test
  void whatOneKindOfSegmentCannotDoIsRefused() {
    segments.define("dynamic", "tag 'vip'");
    segments.defineStatic("static");

    assertThatThrownBy(() -> segments.include("dynamic", List.of(), "x"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("decided by its condition");
    assertThatThrownBy(() -> segments.define("static", "tag 'x'"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is a static one");
    assertThatThrownBy(() -> segments.track("static")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> segments.membersAt("dynamic", clock.instant()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Track it");
  }

  @Test
  void twoWhoAreMergedHaveOneMembershipAndTwoAgainAfterwards() {
    Customer ada = person("Ada", "vip");
    Customer twin = person("Ada B", "vip");
    segments.define("important", "tag 'vip'");
    segments.track("important");

    var merge = session.merges().merge(ada.id(), List.of(twin.id()), "twins");
    told();
    assertThat(open(ada)).isEqualTo(1);

    session.merges().undo(merge.id());
    told();
    assertThat(open(ada)).isEqualTo(1);
    assertThat(open(twin)).isEqualTo(1);
  }

  private long open(Customer customer) {
    return segments.memberships(customer.id()).stream()
        .filter(membership -> membership.until() == null)
        .count();
  }

  @Test
  void theCaseOfNamesDoesNotMatter() {
    person("Ada", "vip");
    segments.define("vip", "tag 'vip'");
    segments.define("invited", "segment 'VIP'");
    segments.track(List.of("vip", "invited"));
    assertThat(told()).isEmpty();

    segments.define("VIP", "tag 'gold'");

    assertThat(told())
        .containsExactlyInAnyOrder(
            "Ada LEFT vip: the definition changed", "Ada LEFT invited: the definition changed");
    assertThat(segments.dependents("vIp")).containsExactly("invited");
    assertThatThrownBy(() -> segments.define("Vip", "segment 'INVITED'"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("refers to itself");
  }

  @Test
  void whatWasSealedMeanwhileIsFoundAllTheSame() {
    segments.define("important", "tag 'vip'");
    segments.track("important");
    segments.defineStatic("jury");
    person("Ada", "vip");
    clock.advance(Duration.ofDays(10));
    crm.maintenance().sealAuditLog(Duration.ofDays(1), "old");

    assertThat(told()).containsExactly("Ada ENTERED important: found later");
    person("Bea", "vip");
    assertThat(told()).hasSize(1);
  }

  @Test
  void whoIsSentOutOfASegmentAfterAMergeIsOut() {
    Customer ada = person("Ada");
    Customer twin = person("Ada B");
    segments.defineStatic("jury");
    segments.include("jury", List.of(ada.id(), twin.id()), "drawn");
    session.merges().merge(ada.id(), List.of(twin.id()), "twins");

    assertThat(segments.include("jury", List.of(twin.id()), "again")).isZero();
    assertThat(segments.exclude("jury", List.of(twin.id()), "ill")).isEqualTo(1);
    assertThat(segments.count(segments.parse("segment 'jury'"))).isZero();
  }

  @Test
  void aListenerThatFailsAtOneIsToldOfTheOthers() {
    List<String> heard = new ArrayList<>();
    try (Crm failing =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .onMembership(
                event -> {
                  heard.add(event.segmentName());
                  if (heard.size() == 1) {
                    throw new IllegalStateException("the first one");
                  }
                })
            .build()) {
      CrmSession other = failing.session("anna");
      Customer ada = other.customers().create(Person.builder().givenName("Ada").build());
      Customer bea = other.customers().create(Person.builder().givenName("Bea").build());
      other.segments().defineStatic("jury");
      other.segments().include("jury", List.of(ada.id(), bea.id()), "drawn");

      failing.maintenance().runDue();

      assertThat(heard).hasSize(2);
    }
  }

  @Test
  void anAnniversaryOfADayThatIsStillToComeIsNotMissed() {
    Customer ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").birthDate(LocalDate.of(2030, 6, 1)).build());
    assertThat(
            segments.nextChange(segments.parse("birthDate anniversary in next 7 days"), ada.id()))
        .contains(Instant.parse("2031-05-25T00:00:00Z"));
  }

  @Test
  void anExplanationSaysTheWindowThatWasSeen() {
    Customer ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").birthDate(LocalDate.of(1990, 3, 3)).build());

    assertThat(
            segments
                .explain(
                    segments.parse(
                        "birthDate anniversary in next 7 days and not createdAt in previous month"),
                    ada.id())
                .toText())
        .isEqualTo(
            """
            ✓ all of
              ✓ birthDate anniversary in next 7 days (from 2026-03-01T10:00:00Z to 2026-03-08T10:00:00.000001Z)   [1990-03-03]
              ✓ not
                ✗ createdAt in previous month (from 2026-02-01T00:00:00Z to 2026-03-01T00:00:00Z)   [2026-03-01T10:00:00Z]
            """);
  }

  @Test
  void aYearAheadIsAWindowInLeapYearsToo() {
    segments.define("all year", "birthDate anniversary in next 365 days");
    segments.track("all year");
    clock.set(Instant.parse("2028-03-02T10:00:00Z"));

    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsWorkedOutFollowsWithTheNextChangeOfTheCard() {
    Customer ada = person("Ada");
    segments.define("rated", "quality.count > 0");
    segments.track("rated");
    session.quality().rate(List.of(ada.id()));
    tag(ada, "x");

    assertThat(told()).containsExactly("Ada ENTERED rated: customer.update: tags");
  }

  @Test
  void whoAsksSinceWhenNeedsThatItIsKept() {
    Customer ada = person("Ada", "vip");
    segments.define("important", "tag 'vip'");
    assertThatThrownBy(() -> segments.count(segments.parse("segment 'important' for 3 days")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Track that segment first");
    segments.track("important");
    segments.define("loyal", "segment 'important' for 3 days");
    segments.track("loyal");
    assertThat(told()).isEmpty();

    clock.advance(Duration.ofDays(3));
    assertThat(told()).containsExactly("Ada ENTERED loyal: time");
    tag(ada);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Ada LEFT important: customer.update: tags", "Ada LEFT loyal: membership");
    assertThatThrownBy(() -> segments.untrack("important"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("'loyal' asks since when");
  }

  @Test
  void aRevertThatIsRefusedLeavesMembershipsAlone() {
    segments.define("guests", "city = 'Paris'");
    segments.track("guests");
    ImportReport report =
        session
            .imports()
            .run(
                ImportSource.of("a.csv", "name,city\nAda,Paris\nBea,Paris\n".getBytes(UTF_8)),
                ImportOptions.from("fair"));
    crm.maintenance().runDue();
    List<Customer> imported = new ArrayList<>();
    segments.scan(Conditions.everyone(), imported::add);
    session.interactions().log(call(imported.get(0).id()));

    session.imports().revert(report.run());
    crm.maintenance().runDue();

    assertThat(segments.count(segments.parse("segment 'guests'"))).isEqualTo(1);
    assertThat(open(imported.get(0))).isEqualTo(1);
  }

  /** Who moved and why, by id: who was merged or removed has no card to be named by. */
  private List<String> toldById() {
    crm.maintenance().runDue();
    List<String> told =
        events.stream()
            .map(event -> event.customer() + " " + event.change() + ": " + event.reason())
            .toList();
    events.clear();
    return told;
  }

  @Test
  void whoWasMergedAwayLeavesAlsoWhereTheDefinitionChangesBeforeThatIsFollowed() {
    Customer ada = person("Ada");
    Customer twin = person("Ada B", "vip");
    segments.define("important", "tag 'vip'");
    segments.track("important");
    session.merges().merge(ada.id(), List.of(twin.id()), "twins");

    segments.define("important", "tag 'gold'");

    assertThat(toldById()).containsExactly(twin.id() + " LEFT: the definition changed");
    assertThat(open(ada)).isZero();
    assertThat(toldById()).isEmpty();
  }

  @Test
  void bothOfTwoMembersWhoWereMergedLeaveWhereTheDefinitionChangesBeforeThatIsFollowed() {
    Customer ada = person("Ada", "vip");
    Customer twin = person("Ada B", "vip");
    segments.define("important", "tag 'vip'");
    segments.track("important");
    session.merges().merge(ada.id(), List.of(twin.id()), "twins");

    segments.define("important", "tag 'gold'");

    assertThat(toldById())
        .containsExactlyInAnyOrder(
            ada.id() + " LEFT: the definition changed",
            twin.id() + " LEFT: the definition changed");
  }

  @Test
  void whoIsInASegmentThatIsRemovedIsToldToHaveLeft() {
    Customer ada = person("Ada", "vip");
    Customer bea = person("Bea", "vip");
    segments.define("important", "tag 'vip'");
    segments.track("important");
    segments.defineStatic("jury");
    segments.include("jury", List.of(ada.id()), "drawn");
    tag(bea);
    toldById();

    segments.remove("important");
    assertThat(toldById()).containsExactly(ada.id() + " LEFT: the segment was removed");
    segments.remove("jury");
    assertThat(toldById()).containsExactly(ada.id() + " LEFT: the segment was removed");
  }

  @Test
  void whoIsRemovedByARevertIsToldToHaveLeft() {
    segments.define("guests", "city = 'Paris'");
    segments.track("guests");
    ImportReport report =
        session
            .imports()
            .run(
                ImportSource.of("a.csv", "name,city\nAda,Paris\nBea,Rome\n".getBytes(UTF_8)),
                ImportOptions.from("fair"));
    crm.maintenance().runDue();
    String ada = events.get(0).customer().toString();
    events.clear();

    session.imports().revert(report.run());

    assertThat(toldById()).containsExactly(ada + " LEFT: the customer was removed");
  }

  @Test
  void whatHappenedBeforeTrackingBeganAndAfterItEndedMovesNobody() {
    segments.define("important", "tag 'vip'");
    Customer ada = person("Ada", "vip");
    segments.track("important");
    tag(ada);
    segments.untrack("important");
    tag(ada, "vip");

    assertThat(told()).isEmpty();
    segments.track("important");
    assertThat(told()).isEmpty();
    assertThat(open(ada)).isEqualTo(1);
    segments.remove("important");
    assertThat(segments.memberships(ada.id())).isEmpty();
  }
}
