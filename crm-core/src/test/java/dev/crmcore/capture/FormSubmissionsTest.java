package dev.crmcore.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.SubmissionStatus;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSubmissionsTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession anna = crm.session("anna");

  private FormVerdict receive(Map<String, String> fields) {
    return anna.forms()
        .receive(
            new FormInput("contact", "one", fields, clock.instant().minusSeconds(20)),
            FormRules.defaults());
  }

  private static List<GuardReason> reasons(FormVerdict verdict) {
    return verdict.findings().stream().map(FormVerdict.Finding::reason).toList();
  }

  @Nested
  class Guard {
    @Test
    void takesWhatAPersonSends() {
      FormVerdict verdict =
          receive(Map.of("name", "Ada Lovelace", "email", "ada@firm.de", "website_url", ""));

      assertThat(verdict.isAccepted()).isTrue();
      assertThat(verdict.findings()).isEmpty();
      assertThat(verdict.submission().fields()).containsEntry("name", "Ada Lovelace");
    }

    @Test
    void holdsWhoFillsInWhatNobodySees() {
      assertThat(reasons(receive(Map.of("name", "Ada", "website_url", "http://spam.example"))))
          .containsExactly(GuardReason.HONEYPOT);
    }

    @Test
    void holdsWhoIsFasterThanAPerson() {
      FormInput input = new FormInput("contact", null, Map.of("name", "Ada"), clock.instant());
      clock.advance(Duration.ofSeconds(2));

      FormVerdict quick = anna.forms().receive(input, FormRules.defaults());
      clock.advance(Duration.ofSeconds(1));
      FormVerdict slow = anna.forms().receive(input, FormRules.defaults());

      assertThat(reasons(quick)).containsExactly(GuardReason.TOO_QUICK);
      assertThat(slow.isAccepted()).isTrue();
    }

    @Test
    void holdsWhatWasSentBeforeItWasShown() {
      FormInput input =
          new FormInput("contact", null, Map.of("name", "Ada"), clock.instant().plusSeconds(9));

      assertThat(reasons(anna.forms().receive(input, FormRules.defaults())))
          .containsExactly(GuardReason.CLOCK);
    }

    @Test
    void holdsWhatComesTooOftenFromOneSource() {
      FormRules twice = FormRules.defaults().withRate(2, Duration.ofMinutes(10));
      FormInput input = new FormInput("contact", "one", Map.of("name", "Ada"), null);

      assertThat(anna.forms().receive(input, twice).isAccepted()).isTrue();
      assertThat(anna.forms().receive(input, twice).isAccepted()).isTrue();
      assertThat(reasons(anna.forms().receive(input, twice))).containsExactly(GuardReason.RATE);
      assertThat(
              anna.forms()
                  .receive(new FormInput("contact", "two", Map.of("name", "Ada"), null), twice)
                  .isAccepted())
          .isTrue();
      clock.advance(Duration.ofMinutes(10));
      assertThat(anna.forms().receive(input, twice).isAccepted()).isTrue();
    }

    @Test
    void holdsAddressesThatCannotLast() {
      assertThat(reasons(receive(Map.of("email", "x@mailinator.com"))))
          .containsExactly(GuardReason.EMAIL_DISPOSABLE);
      assertThat(reasons(receive(Map.of("email", "x at firm"))))
          .containsExactly(GuardReason.EMAIL_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Ng",
          "Nguyễn Thị Mỹ",
          "Hirschsprung",
          "McDonald",
          "DeLaCruz",
          "Schwartz-Knightsbridge",
          "Krzysztof Brzęczyszczykiewicz",
          "O'Brien",
          "Смирнов-Задунайский",
          "Взгляд",
          "李明",
          "محمد",
          "김민수",
          "J. R. R. Tolkien",
          "HRDLČK",
          "Иван IV"
        })
    void takesNames(String name) {
      assertThat(reasons(receive(Map.of("name", name)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "asdfgh",
          "Qwerty",
          "йцукен",
          "LgXbRwQpKzYt",
          "sdfkjh",
          "Bcdfghjklm Smith",
          "фывапр",
          "test",
          "xxxxx"
        })
    void holdsWhatIsNoName(String name) {
      assertThat(reasons(receive(Map.of("name", name)))).containsExactly(GuardReason.GIBBERISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"win http://x.example", "www.x.example", "<a href=x>", "[URL=x]"})
    void holdsLinksForNames(String name) {
      assertThat(reasons(receive(Map.of("name", name)))).containsExactly(GuardReason.LINK_IN_NAME);
    }
  }

  @Nested
  class Held {
    @Test
    void isKeptAsItCame() {
      FormVerdict verdict =
          receive(Map.of("name", "asdfgh", "message", "a\u0000b\nc\ud800", "website_url", "x"));

      FormSubmission held = anna.forms().held(10, null).items().get(0);

      assertThat(held).isEqualTo(verdict.submission());
      assertThat(held.fields()).containsEntry("message", "a b\nc ");
      assertThat(held.reasons()).containsExactly("GIBBERISH", "HONEYPOT");
    }

    @Test
    void isTakenOrThrownAwayByAPersonOnce() {
      FormSubmission one = receive(Map.of("name", "asdfgh")).submission();
      FormSubmission other = receive(Map.of("name", "qwerty")).submission();

      FormSubmission released = anna.forms().release(one.id());
      FormSubmission discarded = anna.forms().discard(other.id());

      assertThat(released.status()).isEqualTo(SubmissionStatus.RELEASED);
      assertThat(released.handledBy()).isEqualTo("anna");
      assertThat(discarded.status()).isEqualTo(SubmissionStatus.DISCARDED);
      assertThat(anna.forms().held(10, null).items()).isEmpty();
      assertThatThrownBy(() -> anna.forms().discard(one.id()))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("RELEASED by anna");
    }
  }
}
