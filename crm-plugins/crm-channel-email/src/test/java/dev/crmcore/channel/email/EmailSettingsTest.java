package dev.crmcore.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSettingsTest {
  private static EmailSettings settings(String... pairs) {
    Map<String, String> all = new HashMap<>();
    all.put("host", "mail.example.com");
    all.put("from", "shop@example.com");
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    return EmailSettings.from(new ChannelConfig(all));
  }

  @Test
  void theDefaultsAreEncryptedAndBounded() {
    EmailSettings settings = settings();

    assertThat(settings)
        .isEqualTo(
            new EmailSettings(
                "mail.example.com",
                587,
                TlsMode.STARTTLS,
                null,
                null,
                new Mailbox("shop@example.com", null),
                10,
                30,
                0));
    assertThat(settings.sessionProperties())
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
        .containsEntry("mail.smtp.timeout", "30000")
        .doesNotContainKey("mail.smtp.writetimeout");
  }

  @Test
  void thePortFollowsTheEncryption() {
    assertThat(settings("tls", "none").port()).isEqualTo(25);
    assertThat(settings("tls", "Implicit").port()).isEqualTo(465);
    assertThat(settings("tls", "implicit").protocol()).isEqualTo("smtps");
    assertThat(settings("tls", "implicit", "port", "2465").port()).isEqualTo(2465);
  }

  @Test
  void theTextShowsNoLogin() {
    EmailSettings settings = settings("username", "hidden-user", "password", "hidden-word");

    assertThat(settings.toString())
        .contains("mail.example.com:587")
        .doesNotContain("hidden-user")
        .doesNotContain("hidden-word");
  }

  @ParameterizedTest
  @CsvSource({
    "port, 0",
    "port, 70000",
    "port, smtp",
    "tls, ssl",
    "readTimeout, -1",
    "from, no address",
    "from, 'Shop <shop@example.com>'",
    "from, 'shop@example.com\r\nBcc: x@example.net'",
    "fromName, 'Shop\nBcc: x@example.net'",
    "host, 'mail.example.com\nx'",
    "username, only-half-a-login",
    "hots, mail.example.com",
  })
  void aWrongSettingIsNamed(String name, String value) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> settings(name, value))
        .withMessageContaining(name.equals("fromName") ? "'from'" : "'" + name + "'");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> EmailSettings.from(new ChannelConfig(Map.of("from", "a@example.com"))))
        .withMessageContaining("'host'");
  }
}
