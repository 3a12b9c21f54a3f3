package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.field.Catalogue;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingChannelProviderTest {
  private final RecordingChannel sms = RecordingChannel.sms();
  private final RecordingChannelProvider plugin = new RecordingChannelProvider(sms);

  @Test
  void offersTheChannelUnderItsName() {
    assertThat(plugin.id()).isEqualTo("sms");
    assertThat(plugin.channelProviders()).containsExactly(plugin);
    assertThat(plugin.storageProviders()).isEmpty();
  }

  @Test
  void opensTheSameChannelAgainAfterItWasClosed() {
    sms.close();

    Channel opened = sms.provider().open(new ChannelConfig(Map.of()), new Context());

    assertThat(opened).isSameAs(sms);
    assertThat(sms.isClosed()).isFalse();
  }

  private static final class Context implements PluginContext {
    @Override
    public Clock clock() {
      return MutableClock.at("2026-01-01T00:00:00Z");
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
