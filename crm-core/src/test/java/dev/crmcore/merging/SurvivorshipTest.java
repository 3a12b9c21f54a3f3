package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Validity;
import dev.crmcore.testkit.SequentialIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivorshipTest {
  private static final Instant SPRING = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-06-01T10:00:00Z");

  private record Candidate(Customer customer, boolean isSurvivor, Instant changedAt)
      implements MergeCandidate {}

  private final SequentialIds ids = new SequentialIds();
  private final List<MergeCandidate> candidates = new ArrayList<>();

  /** Adds a candidate; the first one is the survivor. */
  private Person.Builder candidate(String givenName) {
    return Person.builder()
        .id(new CustomerId(ids.next()))
        .revision(Revision.first(SPRING))
        .givenName(givenName);
  }

  private void add(Person.Builder customer) {
    add(customer, SPRING);
  }

  private void add(Person.Builder customer, Instant changedAt) {
    candidates.add(new Candidate(customer.build(), candidates.isEmpty(), changedAt));
  }

  private String choice(MergeStrategy strategy) {
    MergeChoice choice = strategy.choose(CustomerFields.GIVEN_NAME, candidates);
    return ((Person) choice.candidate().customer()).givenName() + " | " + choice.reason();
  }

  @Test
  void theSurvivorComesFirstAndWithoutItWhoWasChangedLast() {
    add(candidate("Anna"));
    add(candidate("Ann"));
    assertThat(choice(Survivorship.survivorFirst())).isEqualTo("Anna | survivor first");

    candidates.clear();
    candidates.add(new Candidate(candidate("Old").build(), false, SUMMER));
    Person newer = candidate("New").revision(Revision.first(SUMMER)).build();
    candidates.add(new Candidate(newer, false, SPRING));
    assertThat(choice(Survivorship.survivorFirst()))
        .isEqualTo("New | survivor first: it has none, so that of the card changed last");
  }

  @Test
  void theMostRecentAndTheOldestGoByTheTimeOfTheField() {
    add(candidate("Early").revision(Revision.first(SUMMER)), SPRING);
    add(candidate("Late").revision(Revision.first(SPRING)), SUMMER);

    assertThat(choice(Survivorship.mostRecent()))
        .isEqualTo("Late | most recent: 2026-06-01 10:00 UTC");
    assertThat(choice(Survivorship.oldest())).isEqualTo("Early | oldest: 2026-03-01 10:00 UTC");
  }

  @Test
  void theMostCompleteCardCountsFieldsCollectionsAndCustomFields() {
    add(candidate("Bare").familyName("Smith"));
    add(candidate("Full").jobTitle("buyer").tag("vip").custom("points", 7L));

    assertThat(choice(Survivorship.mostComplete()))
        .isEqualTo("Full | most complete: 6 fields filled");
  }

  @Test
  void theMostFrequentValueIsThatOfMostCandidates() {
    add(candidate("Anna"));
    add(candidate("Ann"));
    add(candidate("Ann"));

    assertThat(choice(Survivorship.mostFrequent()))
        .isEqualTo("Ann | most frequent: held by 2 of 3");
  }

  @Test
  void whatARuleHoldsEqualTheNextOneDecides() {
    add(candidate("Ann"), SPRING);
    add(candidate("Anna"), SPRING);
    add(candidate("Anya"), SUMMER);

    assertThat(choice(Survivorship.mostFrequent()))
        .isEqualTo("Ann | most frequent: held by 1 of 3, then survivor first");
    assertThat(
            choice(
                Survivorship.mostFrequent()
                    .thenBy(Survivorship.longest())
                    .thenBy(Survivorship.mostRecent())))
        .isEqualTo(
            "Anya | most frequent: held by 1 of 3, then longest: 4 characters, then most recent: 2026-06-01 10:00 UTC");
  }

  @Test
  void theLongestCountsCharactersAsPeopleDo() {
    add(candidate("🙂🙂"));
    add(candidate("Ann"));

    assertThat(choice(Survivorship.longest())).isEqualTo("Ann | longest: 3 characters");
  }

  @Test
  void anEarlierSourceWinsAndAnUnknownOneComesLast() {
    add(candidate("Shop").source("shop"));
    add(candidate("Bank").source("ERP"));
    add(candidate("Nobody"));

    assertThat(choice(Survivorship.sourcePriority(List.of("erp", "shop"))))
        .isEqualTo("Bank | source priority: erp");
    assertThat(choice(Survivorship.sourcePriority(List.of("fair"))))
        .isEqualTo("Shop | source priority: none of the sources listed, then survivor first");
  }

  @Test
  void whoConfirmedAContactPointComesFirstThenWhoAnotherSystemKnows() {
    ContactPoint confirmed =
        new ContactPoint(
            ContactKind.EMAIL,
            "a@example.org",
            "a@example.org",
            null,
            false,
            Validity.VALID,
            SPRING);
    add(candidate("Typed").email("t@example.org"));
    add(candidate("Known").externalId("shop", "1"));
    assertThat(choice(Survivorship.verifiedFirst()))
        .isEqualTo("Known | verified first: known to another system");

    add(candidate("Confirmed").contact(confirmed));
    assertThat(choice(Survivorship.verifiedFirst()))
        .isEqualTo("Confirmed | verified first: confirmed contact point");
  }

  @Test
  void everyStageHasItsPlaceInTheFunnel() {
    List<LifecycleStage> chosen = new ArrayList<>();
    List<LifecycleStage> left = new ArrayList<>(List.of(LifecycleStage.values()));
    while (!left.isEmpty()) {
      candidates.clear();
      left.forEach(stage -> add(candidate(stage.name()).lifecycleStage(stage)));
      LifecycleStage furthest =
          Survivorship.furthestStage()
              .choose(CustomerFields.LIFECYCLE_STAGE, candidates)
              .candidate()
              .customer()
              .profile()
              .lifecycleStage();
      chosen.add(furthest);
      left.remove(furthest);
    }

    assertThat(chosen)
        .containsExactly(
            LifecycleStage.REPEAT,
            LifecycleStage.CUSTOMER,
            LifecycleStage.LAPSED,
            LifecycleStage.PROSPECT,
            LifecycleStage.LEAD,
            LifecycleStage.LOST);
  }
}
