package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Person;
import dev.crmcore.search.Highlight;
import dev.crmcore.search.SearchAnswer;
import dev.crmcore.search.SearchHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/search.md}. */
class SearchGuideTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");
  private final Customer olga =
      session
          .customers()
          .create(
              Person.builder()
                  .givenName("Ольга")
                  .familyName("Иванова")
                  .phone("+7 921 123-45-67")
                  .build());

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void findsAndTellsWhere() {
    List<String> lines = new ArrayList<>();
    // tag::searchFind[]
    SearchAnswer answer = session.search().find("olga ivanova", 10);
    for (SearchHit hit : answer.hits()) {
      for (Highlight place : hit.highlights()) {
        lines.add(place.field() + ": " + place.marked("<b>", "</b>"));
      }
    }
    // end::searchFind[]

    assertThat(lines).containsExactly("displayName: <b>Ольга</b> <b>Иванова</b>");
  }

  @Test
  void tellsWhatWasMeant() {
    // tag::searchMeant[]
    SearchAnswer slip = session.search().find("jkmuf bdfyjdf", 10);
    String instead = slip.meant(); // "ольга иванова"
    // end::searchMeant[]

    assertThat(slip.customers()).containsExactly(olga);
    assertThat(instead).isEqualTo("ольга иванова");
  }

  @Test
  void findsNumbersInAnyFormat() {
    // tag::searchNumber[]
    List<Customer> caller = session.customers().search("8 (921) 123-45-67", 5);
    List<Customer> sameCaller = session.customers().search("123-45-67", 5);
    // end::searchNumber[]

    assertThat(caller).containsExactly(olga).isEqualTo(sameCaller);
  }

  @Test
  void findsNotes() {
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(olga.id())
                .occurredAt(Instant.parse("2026-03-01T12:00:00Z"))
                .body("Посылка не пришла")
                .build());

    // tag::searchNote[]
    SearchHit hit = session.search().find("посылка", 10).hits().get(0);
    Highlight place = hit.highlights().get(0); // interactions.body
    // end::searchNote[]

    assertThat(place)
        .extracting(Highlight::field, found -> found.marked("[", "]"))
        .containsExactly("interactions.body", "[Посылка] не пришла");
  }
}
