package dev.crmcore.channel;

import dev.crmcore.host.PluginContext;

/** Opens channels of one kind. Stateless and safe for all threads. */
public interface ChannelProvider {
  /** Returns the name by which a host selects it, such as {@code "email"}. */
  String id();

  /**
   * Opens a channel. Connects lazily: a mail server that is down must not keep the host from
   * starting.
   *
   * @throws dev.crmcore.error.InvalidInputException if a setting is missing or wrong
   */
  Channel open(ChannelConfig config, PluginContext context);
}
