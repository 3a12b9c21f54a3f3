package dev.crmcore.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.CrmException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that tries to become a header, a command or another recipient. */
@Timeout(120)
class HeaderInjectionTest {
  private static final String ADA = "ada@example.org";

  private final MailServer server = MailServer.open();
  private final Channel channel = EmailFixture.open(server, Map.of());

  @AfterEach
  void stop() {
    channel.close();
    server.close();
  }

  private boolean sends(String key, String recipient, String name, String subject, String body) {
    try {
      Receipt receipt = channel.send(new OutboundMessage(key, recipient, name, subject, body));
      return receipt instanceof Receipt.Accepted;
    } catch (CrmException refused) {
      return false;
    }
  }

  private static String wire(MimeMessage mail) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      mail.writeTo(bytes);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertNothingBrokeOut() {
    assertThat(server.envelope()).allMatch(ADA::equals);
    assertThat(server.envelope()).hasSameSizeAs(server.received());
    assertThat(server.received())
        .allSatisfy(
            mail -> {
              assertThat(mail.getHeader("Bcc")).isNull();
              assertThat(mail.getHeader("X-Evil")).isNull();
              assertThat(mail.getAllRecipients()).hasSize(1);
              assertThat(mail.getHeader("Subject")).hasSizeLessThanOrEqualTo(1);
              assertThat(wire(mail).replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
            });
  }

  @Nested
  class Payloads {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "x\r\nBcc: thief@example.net",
          "x\nBcc: thief@example.net",
          "x\rBcc: thief@example.net",
          "x\r\n\r\nA body of the attacker's",
          "x\n\nA body of the attacker's",
          "x\r\n Bcc: thief@example.net",
          "x\r\n\tBcc: thief@example.net",
          "x\r\n.\r\nMAIL FROM:<thief@example.net>\r\nRCPT TO:<thief@example.net>\r\nDATA",
          "x\n.\nMAIL FROM:<thief@example.net>",
          "x\r\nContent-Type: text/html\r\n\r\n<script>",
          "x\r\nX-Evil: 1",
          "x\u0000\r\nX-Evil: 1",
          "x\u000bX-Evil: 1",
          "x\u000cX-Evil: 1",
          "x\u0085Bcc: thief@example.net",
          "x\u2028Bcc: thief@example.net",
          "x\u2029Bcc: thief@example.net",
          "x\u001b[2JBcc: thief@example.net",
          "x\u007fBcc: thief@example.net",
          "=?UTF-8?Q?x=0D=0ABcc:_thief@example.net?=",
          "=?UTF-8?B?eA0KQmNjOiB0aGllZkBleGFtcGxlLm5ldA==?=",
          "x\", thief@example.net, \"y",
          "x> RCPT TO:<thief@example.net",
          "x%0d%0aBcc: thief@example.net",
          "嘊嘍Bcc: thief@example.net",
        })
    void neverBecomeAHeaderARecipientOrACommand(String payload) {
      sends(payload, ADA, "Ada", "Subject", "Body");
      sends("key-n", ADA, payload, "Subject", "Body");
      sends("key-s", ADA, "Ada", payload, "Body");
      sends("key-r", payload, "Ada", "Subject", "Body");
      sends("key-a", "ada@example.org" + payload.substring(1), "Ada", "Subject", "Body");

      // In the body any text is right, and arrives as text.
      assertThat(sends("key-b", ADA, "Ada", "Subject", payload)).isTrue();
      assertNothingBrokeOut();
    }
  }

  @Nested
  class Random {
    private static final long SEED = 20_260_301;
    private static final String ALPHABET = "a \r\n\t\0:<>@,;\"\\.=?%\u0085\u2028嘊Bcc:";

    @Test
    void textNeverBreaksOut() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 2_000; i++) {
        String text = text(random);
        sends("key-" + i, ADA, i % 2 == 0 ? text : "Ada", i % 2 == 0 ? "S" : text, text);
      }

      assertThat(server.received()).as("seed %d", SEED).isNotEmpty();
      assertNothingBrokeOut();
    }

    private String text(SplittableRandom random) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(1, 12);
      for (int i = 0; i < length; i++) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      return text.toString();
    }
  }
}
