package dev.crmcore.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.field.Folding;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.search.Highlight;
import dev.crmcore.search.MatchKind;
import dev.crmcore.search.SearchAnswer;
import dev.crmcore.search.SearchHit;
import dev.crmcore.testkit.CustomerGenerator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever types a word of a customer with one slip finds it, and all storages answer alike. */
class SearchLawTest {
  private static final int CUSTOMERS = 120;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюя";

  @TempDir Path folder;

  private final Random random = new Random(11);

  @ParameterizedTest
  @EnumSource(Storages.class)
  void aWordWithASlipFindsItsCustomer(Storages storage) {
    try (Crm crm = storage.builder(folder).build()) {
      CrmSession session = crm.session("anna");
      List<Customer> customers = stored(session);

      int tried = 0;
      for (Customer customer : customers) {
        for (String word : Folding.words(customer.displayName())) {
          String typed = mayHaveASlip(word) ? slipped(word) : word;
          SearchAnswer answer = session.search().find(typed, 1_000);
          if (!suffices(answer)) {
            assertThat(answer.customers())
                .as("'%s' for %s", typed, customer.displayName())
                .contains(customer);
            tried++;
          }
        }
      }
      assertThat(tried).isGreaterThan(100);
    }
  }

  /** Scripts without a small alphabet have not every slip. */
  private static boolean mayHaveASlip(String word) {
    return word.length() >= 5
        && word.codePoints().allMatch(point -> Character.isLetter(point) && point < 0x530);
  }

  /** A slip may make another word that stands somewhere: then that one is found. */
  private static boolean suffices(SearchAnswer answer) {
    long asTyped = answer.hits().stream().filter(hit -> hit.match() != MatchKind.SPELLING).count();
    return asTyped > 4
        || answer.hits().stream().anyMatch(hit -> hit.match() == MatchKind.WHOLE_WORD);
  }

  @ParameterizedTest
  @EnumSource(Storages.class)
  void allStoragesAnswerAlike(Storages storage) {
    List<String> questions = new ArrayList<>(List.of("a", "и", "an", "79", "org", "+7 9", "li l"));
    for (Customer customer : generated()) {
      String name = customer.displayName();
      questions.add(name.substring(0, Math.min(3, name.length())));
      questions.add(slipped(name));
      customer.phone().ifPresent(phone -> questions.add(phone.substring(phone.length() - 5)));
    }

    List<String> here = told(storage, folder.resolve("here"), questions);

    assertThat(here).isEqualTo(told(Storages.MEMORY, folder.resolve("memory"), questions));
  }

  private List<String> told(Storages storage, Path place, List<String> questions) {
    place.toFile().mkdirs();
    List<String> told = new ArrayList<>();
    try (Crm crm = storage.builder(place).build()) {
      CrmSession session = crm.session("anna");
      stored(session);
      for (String question : questions) {
        // More than there are: of equally good candidates a storage cuts off which it likes.
        SearchAnswer answer = session.search().find(question, CUSTOMERS);
        told.add(question + " " + answer.meant());
        answer.hits().forEach(hit -> told.add(told(hit)));
      }
    }
    return told;
  }

  private static String told(SearchHit hit) {
    List<String> places = new ArrayList<>();
    for (Highlight place : hit.highlights()) {
      places.add(place.field() + ": " + place.marked("[", "]"));
    }
    return "  %s %.4f %s".formatted(hit.match(), hit.score(), places);
  }

  private static List<Customer> generated() {
    return CustomerGenerator.seeded(3).generate(CUSTOMERS).map(made -> made.customer()).toList();
  }

  private static List<Customer> stored(CrmSession session) {
    List<Customer> stored = session.customers().createAll(generated());
    for (Customer customer : stored.subList(0, 20)) {
      session
          .interactions()
          .log(
              Interaction.builder()
                  .customerId(customer.id())
                  .occurredAt(NOON)
                  .body("Asked about the delivery of a parcel, " + customer.displayName())
                  .build());
    }
    return stored;
  }

  private String slipped(String word) {
    if (word.length() < 2) {
      return word;
    }
    int at = random.nextInt(word.length() - 1);
    String alphabet = word.codePoints().anyMatch(point -> point >= 0x400) ? CYRILLIC : LATIN;
    char letter = alphabet.charAt(random.nextInt(alphabet.length()));
    String before = word.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      case 1 -> before + word.substring(at + 1);
      case 2 -> before + letter + word.substring(at);
      default -> before + letter + word.substring(at + 1);
    };
  }
}
