package dev.crmcore.channel.email;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.host.PluginContext;

/**
 * Opens channels to a mail server. Opening checks the settings and does not connect.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>Meaning</th></tr>
 *   <tr><td>{@code host}</td><td>the mail server; needed</td></tr>
 *   <tr><td>{@code port}</td>
 *       <td>by default 587, with {@code tls=implicit} 465, with {@code tls=none} 25</td></tr>
 *   <tr><td>{@code from}</td><td>the sender's address; needed</td></tr>
 *   <tr><td>{@code fromName}</td><td>the name to show beside it</td></tr>
 *   <tr><td>{@code username}, {@code password}</td><td>the login, both or neither</td></tr>
 *   <tr><td>{@code tls}</td>
 *       <td>{@code starttls} (default; a server without it is refused), {@code implicit} or
 *       {@code none}</td></tr>
 *   <tr><td>{@code connectTimeout}</td><td>in seconds, by default 10</td></tr>
 *   <tr><td>{@code readTimeout}</td><td>in seconds, by default 30</td></tr>
 *   <tr><td>{@code writeTimeout}</td>
 *       <td>in seconds; by default none, because it costs the mail library a thread</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class EmailChannelProvider implements ChannelProvider {
  /** The name by which a host selects the channel. */
  public static final String ID = "email";

  /** Creates the provider. */
  public EmailChannelProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Channel open(ChannelConfig config, PluginContext context) {
    return new EmailChannel(EmailSettings.from(config), context.clock());
  }
}
