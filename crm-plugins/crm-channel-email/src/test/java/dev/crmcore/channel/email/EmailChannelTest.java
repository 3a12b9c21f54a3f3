package dev.crmcore.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.ChannelException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmailChannelTest {
  private static final String SECRET = "correct horse battery staple";

  private final MailServer server = MailServer.open();
  private final Channel channel = EmailFixture.open(server, Map.of());

  @AfterEach
  void stop() {
    channel.close();
    server.close();
  }

  private static OutboundMessage to(String recipient) {
    return message("key-1", recipient);
  }

  private static OutboundMessage message(String key, String recipient) {
    return new OutboundMessage(key, recipient, "Ada", "Ваш заказ", "Он в пути.");
  }

  private MimeMessage onlyMail() {
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }

  @Nested
  class Composes {
    @Test
    void headersAreReadableAndTheDateIsTheHostsClock() throws MessagingException, IOException {
      channel.send(new OutboundMessage("k", "ada@example.org", "Юлия 王", "Größe – 尺寸", "é"));

      MimeMessage mail = onlyMail();
      assertThat(mail.getSubject()).isEqualTo("Größe – 尺寸");
      assertThat(mail.getFrom())
          .containsExactly(new InternetAddress("shop@example.com", "Лавка Example", "UTF-8"));
      assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Юлия 王");
      assertThat(mail.getHeader("Date")).containsExactly("Sun, 1 Mar 2026 09:00:00 +0000");
      assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
      assertThat(mail.getContent().toString().strip()).isEqualTo("é");
    }

    @Test
    void everyHeaderIsAsciiOnTheWire() throws MessagingException {
      channel.send(to("ada@example.org"));

      assertThat(onlyMail().getHeader("Subject", null)).matches("[ -~]+");
      assertThat(onlyMail().getHeader("To", null)).matches("[ -~]+");
    }

    @Test
    void aSecondTryHasTheSameMessageIdAndAnotherMessageHasAnother() throws MessagingException {
      Receipt first = channel.send(message("order-7", "ada@example.org"));
      Receipt again = channel.send(message("order-7", "ada@example.org"));
      Receipt other = channel.send(message("order-8", "ada@example.org"));

      assertThat(again).isEqualTo(first);
      assertThat(other).isNotEqualTo(first);
      assertThat(first).isEqualTo(new Receipt.Accepted(server.received().get(0).getMessageID()));
      assertThat(server.received().get(0).getMessageID()).matches("<[0-9a-f]{32}@example\\.com>");
    }

    @Test
    void aKeyInAnotherScriptTravels() throws MessagingException {
      channel.send(message("заказ-1", "ada@example.org"));

      assertThat(onlyMail().getHeader("X-Idempotency-Key", null))
          .isEqualTo("=?UTF-8?B?0LfQsNC60LDQty0x?=");
    }

    @Test
    void anInternationalDomainIsSentInAscii() {
      channel.send(to("ada@bücher.example"));

      assertThat(server.envelope()).containsExactly("ada@xn--bcher-kva.example");
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "no-at-sign",
          "@example.org",
          "ada@",
          "ada@example.org,eve@example.net",
          "ada@example.org eve@example.net",
          "ada@example.org;eve@example.net",
          "<ada@example.org>",
          "ada@example.org> <eve@example.net",
          "@relay.example:ada@example.org",
          "friends: ada@example.org, eve@example.net;",
          "\"ada\"@example.org",
          "ada@example.org (comment)",
          "ada@[127.0.0.1]",
          "юлия@example.org",
          "ada@example..org/",
        })
    void whatIsNotOnePlainAddress(String recipient) {
      assertThat(channel.send(to(recipient))).isInstanceOf(Receipt.Refused.class);

      assertThat(server.envelope()).isEmpty();
      assertThat(server.received()).isEmpty();
    }

    @Test
    void theServersReasonIsKeptWithoutTheAddress() {
      server.answer("gone@example.org", "550 5.1.1 <gone@example.org> is not here any more");

      Receipt receipt = channel.send(to("gone@example.org"));

      assertThat(receipt).isInstanceOf(Receipt.Refused.class);
      assertThat(((Receipt.Refused) receipt).reason())
          .contains("550", "is not here any more")
          .doesNotContain("gone@example.org");
    }
  }

  @Nested
  class Fails {
    @Test
    void aTransientAnswerIsAnExceptionAndTheNextTrySucceeds() {
      server.answer("ada@example.org", "451 4.7.1 <ada@example.org> Greylisted, come back later");

      assertThatExceptionOfType(ChannelException.class)
          .isThrownBy(() -> channel.send(to("ada@example.org")))
          .withMessageContaining("451")
          .withMessageContaining("Greylisted")
          .satisfies(failure -> assertThat(failure.toString()).doesNotContain("ada@example.org"));

      server.accept("ada@example.org");
      assertThat(channel.send(to("ada@example.org"))).isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    void aServerThatIsDownIsNamedWithWhatToCheck() {
      server.stop();

      assertThatExceptionOfType(ChannelException.class)
          .isThrownBy(() -> channel.send(to("ada@example.org")))
          .withMessageContaining("127.0.0.1:" + server.port())
          .withMessageContaining("'host', 'port'");
    }

    @Test
    void aServerThatWentDownAndUpBetweenTwoMessagesIsNotNoticed() {
      channel.send(message("before", "ada@example.org"));
      server.stop();
      server.startAgain();

      assertThat(channel.send(message("after", "ada@example.org")))
          .isInstanceOf(Receipt.Accepted.class);
      assertThat(server.received()).hasSize(2);
    }

    @Test
    void aServerThatNeverAnswersTimesOut() throws IOException {
      try (ServerSocket silent = new ServerSocket(0);
          Channel impatient =
              EmailFixture.open(
                  server,
                  Map.of("port", Integer.toString(silent.getLocalPort()), "readTimeout", "1"))) {
        assertThatExceptionOfType(ChannelException.class)
            .isThrownBy(() -> impatient.send(to("ada@example.org")));
      }
    }

    @Test
    void aServerWithoutStarttlsIsRefusedWhereItIsAskedFor() {
      try (Channel strict = EmailFixture.open(server, Map.of("tls", "starttls"))) {
        assertThatExceptionOfType(ChannelException.class)
            .isThrownBy(() -> strict.send(to("ada@example.org")))
            .withMessageContaining("STARTTLS");
      }

      assertThat(server.received()).isEmpty();
    }
  }

  @Nested
  class LogsIn {
    @Test
    void withTheRightPassword() {
      try (MailServer guarded = MailServer.withLogin("shop", SECRET);
          Channel ours =
              EmailFixture.open(guarded, Map.of("username", "shop", "password", SECRET))) {
        assertThat(ours.send(to("ada@example.org"))).isInstanceOf(Receipt.Accepted.class);
      }
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
      try (MailServer guarded = MailServer.withLogin("shop", "another");
          Channel ours =
              EmailFixture.open(guarded, Map.of("username", "shop", "password", SECRET))) {
        assertThatExceptionOfType(ChannelException.class)
            .isThrownBy(() -> ours.send(to("ada@example.org")))
            .withMessageContaining("'username' and 'password'")
            .satisfies(failure -> assertThat(failure).hasStackTraceContaining("refused the login"))
            .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(SECRET));
      }
    }

    private static String stackTrace(Throwable failure) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
  }
}
