package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.host.PluginContext;
import dev.crmcore.spi.CrmPlugin;
import java.util.List;

/**
 * Offers one {@link RecordingChannel} to a host, which finds it under the channel's id. It is a
 * plugin and a provider in one, so that a test needs one line: {@code builder.addPlugin(new
 * RecordingChannelProvider(mail))}. Takes any settings and reads none.
 *
 * @since 0.1
 */
public final class RecordingChannelProvider implements ChannelProvider, CrmPlugin {
  private final RecordingChannel channel;

  /** Offers a channel. */
  public RecordingChannelProvider(RecordingChannel channel) {
    this.channel = requireNonNull(channel, "channel");
  }

  @Override
  public String id() {
    return channel.id();
  }

  @Override
  public Channel open(ChannelConfig config, PluginContext context) {
    return channel.reopened();
  }

  @Override
  public List<ChannelProvider> channelProviders() {
    return List.of(this);
  }
}
