package dev.crmcore.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.model.ContactKind;
import dev.crmcore.spi.CrmPlugin;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class EmailPluginTest {
  @Test
  void isFoundByDiscovery() {
    assertThat(ServiceLoader.load(CrmPlugin.class).stream().map(ServiceLoader.Provider::type))
        .contains(EmailPlugin.class);
  }

  @Test
  void offersOneChannel() {
    EmailPlugin plugin = new EmailPlugin();

    assertThat(plugin.id()).isEqualTo("email");
    assertThat(plugin.channelProviders()).extracting(ChannelProvider::id).containsExactly("email");
    assertThat(plugin.storageProviders()).isEmpty();
  }

  @Test
  void openingDoesNotConnect() {
    Map<String, String> nowhere =
        Map.of("host", "mail.invalid", "from", "shop@example.com", "port", "1");

    try (Channel channel = EmailFixture.open(nowhere)) {
      assertThat(channel.id()).isEqualTo("email");
      assertThat(channel.addressKind()).isEqualTo(ContactKind.EMAIL);
    }
  }
}
