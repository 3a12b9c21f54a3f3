package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Person;
import dev.crmcore.model.SavedView;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Explanation;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.SegmentVersion;
import dev.crmcore.segmentation.Segments;
import dev.crmcore.segmentation.SetComparison;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.view.ViewDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/segments.md}. */
class SegmentsGuideTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");

  @Test
  void aDefinitionIsPreviewedAskedAndExplained() {
    try (Crm crm = Crm.builder().inMemory().clock(clock).build()) {
      CrmSession session = crm.session("anna");
      Customer ada =
          session
              .customers()
              .create(
                  Person.builder().givenName("Ada").birthDate(LocalDate.of(1990, 3, 20)).build());
      // tag::defineSegment[]
      Segments segments = session.segments();
      SetComparison change =
          segments.preview(
              "birthdays", "birthDate anniversary in next 7 days"); // adds 0, removes 0
      segments.define("birthdays", "birthDate anniversary in next 7 days");

      Condition birthdays = segments.parse("segment 'birthdays' and not tag 'no-mail'");
      long number = segments.count(birthdays);
      Explanation why = segments.explain(birthdays, ada.id());
      Optional<Instant> changes = segments.nextChange(birthdays, ada.id()); // 2026-03-13T00:00:00Z
      List<SegmentVersion> versions = segments.versions("birthdays");
      // end::defineSegment[]
      assertThat(change).isEqualTo(new SetComparison(0, 0, 0));
      assertThat(number).isZero();
      assertThat(why.holds()).isFalse();
      assertThat(changes).contains(Instant.parse("2026-03-13T00:00:00Z"));
      assertThat(versions).hasSize(1);
    }
  }

  @Test
  void membersAreKeptAndListenersHearOfThem() {
    List<String> greetings = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    // tag::trackSegment[]
    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .onMembership(
                event -> {
                  if (event.change() == MembershipEvent.Change.ENTERED) {
                    greetings.add(event.segmentName() + " because of " + event.reason());
                  }
                })
            .build();
    CrmSession session = crm.session("anna");
    session.segments().define("vip", "tag 'vip'");
    session.segments().track("vip");

    Customer ada = session.customers().create(Person.builder().givenName("Ada").tag("vip").build());
    crm.maintenance().runDue(); // reads what was changed, looks at whom the clock may have moved
    // end::trackSegment[]
    assertThat(greetings).hasSize(1);
    clock.advance(Duration.ofDays(30));
    // tag::membershipHistory[]
    Segments segments = session.segments();
    List<Membership> memberships = segments.memberships(ada.id()); // since, until, why
    Condition then = segments.membersAt("vip", Instant.parse("2026-03-05T00:00:00Z"));
    Condition loyal = segments.parse("segment 'vip' for 30 days");
    // end::membershipHistory[]
    assertThat(memberships).hasSize(1);
    assertThat(segments.count(then)).isEqualTo(1);
    assertThat(segments.count(loyal)).isEqualTo(1);
    // tag::staticSegment[]
    segments.defineStatic("jury");
    segments.include("jury", List.of(ada.id()), "drawn by lot");
    segments.snapshot("spring mailing", "segment 'jury' or tag 'guest'");
    // end::staticSegment[]
    assertThat(segments.count(segments.parse("segment 'spring mailing'"))).isEqualTo(1);
    // tag::savedView[]
    SavedView view =
        session
            .views()
            .save(
                ViewDraft.of("my vips", "segment 'vip'")
                    .sortedBy(Sort.descending(CustomerFields.DISPLAY_NAME))
                    .showing("displayName", "email", "owner")
                    .forAll());
    for (Customer customer : session.views().page(view, 50, null).items()) {
      List<String> row = session.views().row(view, customer);
      shown.add(row.get(0));
    }
    // end::savedView[]
    assertThat(shown).containsExactly("Ada");
    crm.close();
  }
}
