package dev.crmcore.channel.email;

import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.spi.CrmPlugin;
import java.util.List;

/**
 * Offers the channel {@code "email"}. Stateless and safe for all threads.
 *
 * @since 0.1
 */
public final class EmailPlugin implements CrmPlugin {
  /** Creates the plugin; discovery does so too. */
  public EmailPlugin() {}

  @Override
  public String id() {
    return "email";
  }

  @Override
  public List<ChannelProvider> channelProviders() {
    return List.of(new EmailChannelProvider());
  }
}
