package dev.crmcore.channel.email;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.field.Catalogue;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.SequentialIds;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Opens e-mail channels as a host does. */
final class EmailFixture {
  private EmailFixture() {}

  static Channel open(MailServer server, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(plainSettings(server.port()));
    settings.putAll(more);
    return open(settings);
  }

  static Channel open(Map<String, String> settings) {
    return new EmailPlugin()
        .channelProviders()
        .get(0)
        .open(new ChannelConfig(settings), new HostContext());
  }

  static Map<String, String> plainSettings(int port) {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(port),
        "tls", "none",
        "from", "shop@example.com",
        "fromName", "Лавка Example",
        "connectTimeout", "5",
        "readTimeout", "10");
  }

  private static final class HostContext implements PluginContext {
    @Override
    public Clock clock() {
      return MutableClock.at("2026-03-01T09:00:00Z");
    }

    @Override
    public IdSource ids() {
      return new SequentialIds();
    }

    @Override
    public Catalogue catalogue() {
      return StandardCatalogue.create();
    }
  }
}
