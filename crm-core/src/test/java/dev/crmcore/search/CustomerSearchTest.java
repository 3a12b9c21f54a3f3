package dev.crmcore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerSearchTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer person(String given, String family) {
    return session.customers().create(Person.builder().givenName(given).familyName(family).build());
  }

  private SearchAnswer find(String text) {
    return session.search().find(text, 20);
  }

  private List<String> names(String text) {
    return find(text).customers().stream().map(Customer::displayName).toList();
  }

  private SearchHit only(String text) {
    SearchAnswer answer = find(text);
    assertThat(answer.hits()).as("found by '%s'", text).hasSize(1);
    return answer.hits().get(0);
  }

  private static List<String> marked(SearchHit hit) {
    return hit.highlights().stream()
        .map(place -> place.field() + ": " + place.marked("[", "]"))
        .toList();
  }

  @Nested
  class Slips {
    @ParameterizedTest
    @CsvSource({
      "иванов, bdfyjd",
      "Иванов, bdfy",
      "Юлия, .kbz",
      "Smith, ыьшер",
      "Иванов, ivanov",
      "Иванова, Ivano",
      "Щербаков, shcherbakov",
      "Щербаков, scherbakov",
      "Юрий, Yuri",
      "Юрий, iurii",
      "Татьяна, tatyana",
      "Ольга, olga",
      "Алексей, alexey",
      "Алексей, Aleksei",
      "Дмитрий, dmitry",
      "Хрущёв, khrushchev",
      "Кузнецов, kuznetsov",
      "Ivanov, иванов",
      "Sergey, сергей",
      "Yulia, юлия",
      "Alexander, александер",
      "Παπαδόπουλος, παπαδοπουλος",
      "Мария, maria",
      "Anastasiya, анастасия",
      "Łukasz, lukasz",
      "Jørgensen, jorgensen",
      "Lukasz, Łukasz"
    })
    void ofKeyboardAndScriptAreForgiven(String family, String typed) {
      person("Zz", family);
      person("Qq", "Unrelated");

      assertThat(only(typed).match())
          .isIn(MatchKind.LAYOUT, MatchKind.TRANSLITERATION, MatchKind.WHOLE_WORD);
    }

    @ParameterizedTest
    @CsvSource({
      "Ivanov, Ivanvo",
      "Ivanov, vanov",
      "Ivanov, Ivaanov",
      "Ivanov, Iwanov",
      "John, Jonh",
      "Johannesburg, Johanes",
      "Иванов, ивнов",
      "Иванов, ivanvo",
      "Иванов, bdfnyjd"
    })
    void ofSpellingAreForgiven(String family, String typed) {
      person("Zz", family);
      person("Qq", "Unrelated");

      assertThat(only(typed).match()).isEqualTo(MatchKind.SPELLING);
    }

    @Test
    void ofSpellingAreForgivenInEachWord() {
      person("Anna", "Petrova");
      person("Anna", "Smirnova");

      assertThat(names("Ana Petrva")).isEmpty(); // three letters are too few to tell a slip
      assertThat(names("Anna Petrva")).containsExactly("Anna Petrova");
      assertThat(names("Annna Petrva")).containsExactly("Anna Petrova");
    }

    @Test
    void ofNumbersAreNot() {
      session
          .customers()
          .create(Organization.builder().legalName("Acme").taxId("7707083893").build());

      assertThat(names("7707083893")).containsExactly("Acme");
      assertThat(names("7707083894")).isEmpty();
    }

    @Test
    void areToldWhenNothingWasFoundAsTyped() {
      person("Иван", "Иванов");
      person("Anna", "Petrova");

      assertThat(find("bdfyjd").meant()).isEqualTo("иванов");
      assertThat(find("ana petrova").meant()).isNull();
      assertThat(find("Anna Ptrova").meant()).isEqualTo("anna petrova");
      assertThat(find("petrova").meant()).isNull();
      assertThat(find("ivanov").meant()).isNull();
      assertThat(find("nobody").meant()).isNull();
    }

    @Test
    void ofSpellingAreToldByTheWordThatWasFound() {
      person("Zz", "Strange");
      person("Zz", "Johannesburg");

      assertThat(find("stras").meant()).isEqualTo("strange");
      assertThat(find("johanes").meant()).isEqualTo("johannesburg");
    }

    @Test
    void areNotLookedForInTheLettersOfCodes() {
      session
          .customers()
          .create(Person.builder().givenName("Фёдор").externalId("shop", "4711").build());
      session
          .customers()
          .create(Person.builder().givenName("Александр").externalId("other", "4711").build());

      assertThat(find("A-4711").hits()).isEmpty();
    }

    @Test
    void areNotLookedForWhereTheWordStandsInFull() {
      person("Jon", "Marten");
      person("Jon", "Martin");

      assertThat(names("martin")).containsExactly("Jon Martin");
    }

    @Test
    void areNotLookedForInTheBeginningOfAnAddressThatSomebodyHas() {
      session
          .customers()
          .create(Person.builder().givenName("Zz").email("anna@example.com").build());
      session.customers().create(Person.builder().givenName("Qq").email("anne@exams.com").build());

      assertThat(names("anna@exam")).containsExactly("Zz");
      assertThat(names("anno@exams")).containsExactly("Qq");
    }
  }

  @Nested
  class Numbers {
    private final Customer customer =
        session
            .customers()
            .create(
                Person.builder()
                    .givenName("Anna")
                    .phone("+7 921 123-45-67")
                    .externalId("shop", "A-4711")
                    .build());

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+7 921 123-45-67",
          "8 (921) 123-45-67",
          "89211234567",
          "9211234567",
          "(921) 123 45 67",
          "123-45-67",
          "1234567",
          "45-67 anna",
          "4567",
          "anna 921-123-45-67",
          "+7921",
          "7 921",
          "4711",
          "a-4711"
        })
    void areFoundInAnyFormat(String typed) {
      person("Boris", "Unrelated");

      assertThat(find(typed).customers()).as(typed).containsExactly(customer);
    }

    @Test
    void besideANameAskForTheName() {
      Customer boris =
          session
              .customers()
              .create(Person.builder().givenName("Boris").notes("calls from 79211234567").build());

      assertThat(find("Boris +7 921 123-45-67").customers()).containsExactly(boris);
      assertThat(find("+7 921 123-45-67").customers()).containsExactly(customer);
    }

    @Test
    void inPartsAreFoundBesideAnyNumberOfBeginnings() {
      for (int i = 10; i < 90; i++) {
        session
            .customers()
            .create(
                Person.builder()
                    .givenName("Zz")
                    .externalId("one", "45" + i)
                    .externalId("two", "67" + i)
                    .build());
      }
      Customer last =
          session
              .customers()
              .create(Person.builder().givenName("Cy").phone("+7 921 765-45-67").build());

      assertThat(find("45-67").customers()).contains(customer, last);
    }

    @Test
    void areMarkedWhereTheyMatch() {
      assertThat(marked(only("123-45-67"))).containsExactly("contactPoints: +7921[1234567]");
      assertThat(only("1234567").match()).isEqualTo(MatchKind.END_OF_NUMBER);
    }
  }

  @Nested
  class Order {
    @Test
    void wholeWordsComeBeforeBeginningsBeforeScriptsBeforeSpelling() {
      Customer beginning = person("Zz", "Ivanovsky");
      Customer script = person("Zz", "Иванов");
      Customer whole = person("Zz", "Ivanov");

      assertThat(find("ivanov").customers()).containsExactly(whole, beginning, script);
    }

    @Test
    void namesComeBeforeContactsBeforeNotes() {
      Customer notes =
          session.customers().create(Person.builder().givenName("Al").notes("of petrov").build());
      Customer contact =
          session
              .customers()
              .create(Person.builder().givenName("Bo").email("petrov@example.com").build());
      Customer name = person("Cy", "Petrov");

      assertThat(find("petrov").customers()).containsExactly(name, contact, notes);
    }

    @Test
    void whatIsEquallyGoodComesByAge() {
      List<Customer> all =
          List.of(person("A", "Petrov"), person("B", "Petrov"), person("C", "Petrov"));

      assertThat(find("petrov").customers()).isEqualTo(all);
      assertThat(session.search().find("petrov", 2).customers()).isEqualTo(all.subList(0, 2));
    }

    @Test
    void aWholeWordIsFoundAmongAnyNumberOfBeginnings() {
      for (int i = 0; i < 200; i++) {
        person("Anna" + (char) ('b' + i % 20), "Smith");
      }
      Customer whole = person("Anna", "Petrova");

      assertThat(session.search().find("anna", 1).customers()).containsExactly(whole);
      assertThat(session.search().find("anna p", 1).customers()).containsExactly(whole);
    }

    @Test
    void aWholeWordOfAnotherScriptIsFoundAmongAnyNumberOfBeginnings() {
      for (int i = 0; i < 200; i++) {
        person("Олег", "Иванов");
      }
      Customer whole = person("Иван", "Петров");

      assertThat(session.search().find("ivan", 10).customers()).startsWith(whole);
      assertThat(session.search().find("bdfy", 10).customers()).startsWith(whole);
    }
  }

  @Nested
  class Company {
    @Test
    void peopleAreFoundByTheirsBelowTheCompanyItself() {
      Customer company =
          session.customers().create(Organization.builder().legalName("ООО Ромашка").build());
      Customer person = person("Anna", "Petrova");
      person("Boris", "Unrelated");
      session.customers().affiliate(Affiliation.of(person.id(), company.id(), "buyer"));

      SearchAnswer answer = find("romashka");

      assertThat(answer.customers()).containsExactly(company, person);
      assertThat(marked(answer.hits().get(1))).containsExactly("company: ООО [Ромашка]");
    }

    @Test
    void peopleAreNotFoundByTheOneTheyLeft() {
      Customer company =
          session.customers().create(Organization.builder().legalName("Acme").build());
      Customer left = person("Anna", "Petrova");
      Customer leaves = person("Boris", "Ivanov");
      affiliate(left, company, LocalDate.of(2001, 1, 1));
      affiliate(leaves, company, LocalDate.of(9001, 1, 1));

      assertThat(find("acme").customers()).containsExactly(company, leaves);
    }

    private void affiliate(Customer person, Customer company, LocalDate to) {
      Affiliation first = Affiliation.of(person.id(), company.id(), "buyer");
      session
          .customers()
          .affiliate(
              new Affiliation(
                  first.id(),
                  first.personId(),
                  first.organizationId(),
                  first.role(),
                  null,
                  to,
                  first.revision()));
    }
  }

  @Nested
  class Timeline {
    @Test
    void customersAreFoundByWhatWasNotedBelowAllOthers() {
      Customer noted = person("Anna", "Petrova");
      Customer named = person("Boris", "Parcel");
      session
          .interactions()
          .log(
              Interaction.builder()
                  .customerId(noted.id())
                  .occurredAt(NOON)
                  .body("Asked where the parcel is. " + "It is late. ".repeat(30))
                  .build());

      SearchAnswer answer = find("parcel");

      assertThat(answer.customers()).containsExactly(named, noted);
      assertThat(answer.hits().get(1).highlights().get(0).field()).isEqualTo("interactions.body");
      assertThat(answer.hits().get(1).highlights().get(0).marked("[", "]"))
          .startsWith("Asked where the [parcel] is.")
          .endsWith("…");
    }

    @Test
    void manyNotesAboutOneHideNobodyElse() {
      Customer chatty = person("Anna", "Petrova");
      Customer quiet = person("Boris", "Ivanov");
      for (int i = 0; i < 70; i++) {
        log(chatty, "Where is the parcel?");
      }
      log(quiet, "Got the parcel.");

      assertThat(find("parcel").customers()).containsExactly(chatty, quiet);
    }

    private void log(Customer customer, String body) {
      session
          .interactions()
          .log(Interaction.builder().customerId(customer.id()).occurredAt(NOON).body(body).build());
    }
  }

  @Nested
  class Marks {
    @Test
    void standWhereTheWordsAre() {
      session
          .customers()
          .create(
              Person.builder().givenName("Алёна").familyName("O'Brien").notes("vip алена").build());

      assertThat(marked(only("але bri")))
          .containsExactly("displayName: [Алё]на O'[Bri]en", "notes: vip [але]на");
    }

    @Test
    void partNoCharacter() {
      session.customers().create(Person.builder().givenName("\uD835\uDC00\uFB01").build());

      assertThat(marked(only("a"))).containsExactly("displayName: [\uD835\uDC00\uFB01]");
    }

    @Test
    void coverTheWholeWordWhereItWasSpelledOtherwise() {
      person("Anna", "Petrova");

      assertThat(marked(only("petrva"))).containsExactly("displayName: Anna [Petrova]");
    }
  }

  @Nested
  class BadInput {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "   ",
          "*",
          "\"",
          "''",
          "NEAR(a b)",
          "a AND OR NOT",
          "-anna",
          "^anna",
          "words:anna",
          "\u202Eanna\u202C",
          "🙂",
          "\uD83D",
          "\uDE00 x",
          "\u0000",
          "%_%",
          "') OR 1=1 --",
          "←7654321",
          "ﬃ",
          "½",
          "'"
        })
    void isTextAndNothingElse(String text) {
      person("Boris", "Unrelated");

      assertThat(find(text).hits()).isEmpty();
    }

    @Test
    void thatIsTooLongIsRefused() {
      assertThatThrownBy(() -> find("a".repeat(10_000)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("10000 characters");
      assertThatThrownBy(() -> session.search().find("a", 0))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ofVeryManyWordsIsAnswered() {
      person("Anna", "Petrova");

      assertThat(find("anna petrova ".repeat(70)).customers()).hasSize(1);
      assertThat(find("ivnov ".repeat(10) + "petrva annna borris smiht jonh kate marry ").hits())
          .isEmpty();
    }
  }
}
