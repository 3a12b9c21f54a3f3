package dev.crmcore.testkit;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerBuilder;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Customers' cards as good and as bad as they come. The same seed gives the same cards. */
final class OddCards {
  /** What people, programs and slips put into fields; joined at random. */
  private static final List<String> PIECES =
      List.of(
          "Anna",
          "ИВАНОВ",
          "Иван",
          "Petrova",
          "Svetlana",
          "MCDONALD",
          "o'neil",
          "van der",
          "MÃ¼ller",
          "РђРЅРЅР°",
          "Аннa",
          "王伟",
          "先生",
          "김철수",
          "Mr. ",
          "г-н ",
          "\"",
          "(",
          ")",
          "«",
          "»",
          " ",
          "  ",
          "\u00a0",
          "\u200b",
          "\u3164",
          "\t",
          "&amp;",
          "&#39;",
          "???",
          "\ufffd",
          "+49 30 901820",
          "8 912 345-67-89",
          "ada@gmial.com",
          "ada@b.org",
          "none@none.com",
          "{{name}}",
          "NULL",
          "нет",
          "test",
          "-",
          "0",
          "12345",
          "ООО",
          "GmbH",
          "4111 1111 1111 1111",
          "МСК",
          "Berlin",
          "10115",
          "sw1a1aa",
          "DE136695976",
          "0000000000",
          "http://b.org/x",
          "English",
          "\ud800",
          "😀",
          "İ",
          "ß");

  private static final List<String> COUNTRIES =
      List.of("DE", "de", "Germany", "RU", "Россия", "GB", "PL", "US", "ID", "Atlantis", "NULL");

  private final Random random;
  private final RandomText text;
  private final Specimens specimens;

  OddCards(long seed) {
    random = new Random(seed);
    text = new RandomText(seed);
    specimens = new Specimens(new SequentialIds(), seed);
  }

  /** Returns cards of every sort in turns: made up, out of the catalogue, of pieces. */
  static List<Customer> all(int number) {
    OddCards odd = new OddCards(number);
    List<Customer> cards = new ArrayList<>();
    CustomerGenerator.seeded(number)
        .noise(5)
        .generate(number)
        .forEach(
            made -> {
              cards.add(made.customer());
              cards.add(odd.specimens.next(CustomerFields.TYPE));
              cards.add(odd.person());
              cards.add(odd.organization());
            });
    return cards;
  }

  private Person person() {
    Person.Builder person =
        Person.builder()
            .givenName(value())
            .middleName(value())
            .familyName(value())
            .salutation(value())
            .jobTitle(value())
            .language(value())
            .birthDate(random.nextBoolean() ? null : Values.any(Values.DATES, random));
    fill(person);
    return person.build();
  }

  private Organization organization() {
    Organization.Builder organization =
        Organization.builder()
            .legalName(value())
            .tradingName(value())
            .taxId(value())
            .industry(value())
            .domains(random.nextBoolean() ? List.of() : List.of(present(), "example.org"));
    fill(organization);
    return organization.build();
  }

  private void fill(CustomerBuilder<?> card) {
    card.source(value()).notes(value());
    card.lifecycleStage(Values.any(List.of(LifecycleStage.values()), random));
    card.preferredChannel(
        random.nextBoolean() ? null : Values.any(List.of(ContactKind.values()), random));
    for (int i = random.nextInt(4); i > 0; i--) {
      card.contact(point());
      card.tag(present()).group(present());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      card.address(address());
      card.externalId("shop", "id " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      card.custom("limit", Money.of("10", random.nextBoolean() ? "DEM" : "EUR"));
    }
  }

  private ContactPoint point() {
    String raw = present();
    String form = random.nextBoolean() ? raw : raw.replace(" ", "").replace("-", "");
    return new ContactPoint(
        Values.any(List.of(ContactKind.values()), random),
        raw,
        form,
        value(),
        random.nextBoolean(),
        Values.any(List.of(Validity.values()), random),
        random.nextBoolean() ? null : Instant.parse("2025-05-05T05:05:05Z"));
  }

  private PostalAddress address() {
    String country = random.nextInt(4) == 0 ? value() : Values.any(COUNTRIES, random);
    return new PostalAddress(value(), value(), value(), value(), value(), country)
        .at(random.nextBoolean() ? null : Values.any(Values.POINTS, random));
  }

  private @Nullable String value() {
    return random.nextInt(3) == 0 ? null : present();
  }

  private String present() {
    if (random.nextInt(8) == 0) {
      return text.next();
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      joined.append(Values.any(PIECES, random));
    }
    return joined.toString();
  }
}
