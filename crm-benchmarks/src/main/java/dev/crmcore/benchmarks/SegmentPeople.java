package dev.crmcore.benchmarks;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Validity;
import dev.crmcore.testkit.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes up the customers that segments are asked of: few cities have most people, few tags most
 * bearers, and some addresses do not work. The same number is the same person in every run.
 */
final class SegmentPeople {
  private static final List<String> GIVEN =
      List.of("Anna", "Boris", "Chen", "Dora", "Elif", "Fedor", "Greta", "Hugo", "Irina", "Jonas");
  private static final List<String> FAMILY =
      List.of("Orlova", "Smith", "Wang", "Schmidt", "Rossi", "Garcia", "Novak", "Silva", "Kim");
  private static final List<String> TAGS =
      List.of("newsletter", "vip", "partner", "wholesale", "do-not-call", "press", "returns");
  private static final List<String> SOURCES = List.of("shop", "web-form", "fair", "referral");
  private static final int CITIES = 2_000;

  /** The first customer came a year before the first event that is made up. */
  private static final Duration AGES = Duration.ofDays(4 * 365);

  private final Instant now;
  private final int number;
  private final Zipf cities = new Zipf(CITIES);

  SegmentPeople(Instant now, int number) {
    this.now = now;
    this.number = number;
  }

  static UUID id(int at) {
    return SequentialIds.number(at);
  }

  static String city(int rank) {
    return "City " + rank;
  }

  Customer make(int at) {
    SplittableRandom dice = new SplittableRandom(at * 0x9E3779B97F4A7C15L);
    Instant came = now.minus(AGES).plusSeconds(AGES.toSeconds() * at / (number + 1L));
    Person.Builder person =
        Person.builder()
            .id(new CustomerId(id(at)))
            .givenName(GIVEN.get(dice.nextInt(GIVEN.size())))
            .familyName(FAMILY.get(dice.nextInt(FAMILY.size())) + " " + dice.nextInt(5_000))
            .language(dice.nextInt(3) == 0 ? "ru" : "en")
            .lifecycleStage(stage(dice))
            .source(SOURCES.get(dice.nextInt(SOURCES.size())))
            .address(
                PostalAddress.of(
                    "Street " + dice.nextInt(500),
                    city(cities.next(dice)),
                    Integer.toString(10_000 + dice.nextInt(80_000)),
                    "DE"));
    if (dice.nextInt(10) < 6) {
      person.birthDate(LocalDate.of(1940, 1, 1).plusDays(dice.nextInt(68 * 365)));
    }
    addContacts(person, at, dice);
    for (int tag = 0; tag < TAGS.size(); tag++) {
      if (dice.nextInt(100) < 24 >> tag) {
        person.tag(TAGS.get(tag));
      }
    }
    if (dice.nextInt(4) == 0) {
      person.owner("agent-" + dice.nextInt(40));
    }
    Revision revision = Revision.first(came);
    return person.revision(dice.nextInt(50) == 0 ? revision.withArchivedAt(now) : revision).build();
  }

  private static void addContacts(Person.Builder person, int at, SplittableRandom dice) {
    if (dice.nextInt(100) < 85) {
      String email = "customer" + at + "@example.org";
      person.contact(ContactPoint.email(email).withNormalized(email, validity(dice)));
    }
    if (dice.nextInt(100) < 60) {
      String phone = "+4930" + (10_000_000 + at);
      person.contact(ContactPoint.phone(phone).withNormalized(phone, validity(dice)));
    }
    if (dice.nextInt(100) < 15) {
      String handle = "@customer" + at;
      person.contact(
          ContactPoint.of(ContactKind.MESSENGER, handle).withNormalized(handle, Validity.UNKNOWN));
    }
  }

  private static Validity validity(SplittableRandom dice) {
    int drawn = dice.nextInt(100);
    return drawn < 4 ? Validity.INVALID : drawn < 60 ? Validity.VALID : Validity.UNKNOWN;
  }

  private static LifecycleStage stage(SplittableRandom dice) {
    int drawn = dice.nextInt(100);
    return drawn < 30
        ? LifecycleStage.LEAD
        : drawn < 45
            ? LifecycleStage.PROSPECT
            : drawn < 75
                ? LifecycleStage.CUSTOMER
                : drawn < 88
                    ? LifecycleStage.REPEAT
                    : drawn < 96 ? LifecycleStage.LAPSED : LifecycleStage.LOST;
  }
}
