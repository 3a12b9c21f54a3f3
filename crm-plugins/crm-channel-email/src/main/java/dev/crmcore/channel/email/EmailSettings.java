package dev.crmcore.channel.email;

import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the mail server and as whom. Its text shows no login.
 *
 * @param host the server
 * @param port its port
 * @param tls how the connection is encrypted
 * @param username the login, or null for none
 * @param password goes with the login
 * @param from the sender
 * @param connectTimeout seconds
 * @param readTimeout seconds
 * @param writeTimeout seconds, or 0 for none
 */
record EmailSettings(
    String host,
    int port,
    TlsMode tls,
    @Nullable String username,
    @Nullable String password,
    Mailbox from,
    int connectTimeout,
    int readTimeout,
    int writeTimeout) {
  private static final SortedSet<String> KNOWN =
      new TreeSet<>(
          Arrays.asList(
              "connectTimeout",
              "from",
              "fromName",
              "host",
              "password",
              "port",
              "readTimeout",
              "tls",
              "username",
              "writeTimeout"));

  /**
   * Reads the settings of a channel.
   *
   * @throws InvalidInputException if one is missing, unknown or wrong
   */
  static EmailSettings from(ChannelConfig config) {
    for (String name : config.properties().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new InvalidInputException(
            "The e-mail channel has no setting '" + name + "'. It has " + KNOWN + ".");
      }
    }
    TlsMode tls = tls(config.properties().getOrDefault("tls", "starttls"));
    String username = config.properties().get("username");
    String password = config.properties().get("password");
    if ((username == null) != (password == null)) {
      throw new InvalidInputException(
          "The e-mail channel needs both 'username' and 'password', or neither.");
    }
    return new EmailSettings(
        oneLine("host", config.require("host")),
        number(config, "port", tls.usualPort(), 65_535),
        tls,
        username,
        password,
        sender(config),
        number(config, "connectTimeout", 10, 3_600),
        number(config, "readTimeout", 30, 3_600),
        number(config, "writeTimeout", 0, 3_600));
  }

  private static Mailbox sender(ChannelConfig config) {
    String from = config.require("from");
    Mailbox sender = Mailbox.parse(from, config.properties().get("fromName")).orElse(null);
    if (sender == null) {
      throw new InvalidInputException(
          "The setting 'from' of the e-mail channel is one plain address such as"
              + " 'shop@example.com', with the name in 'fromName' in one line.");
    }
    return sender;
  }

  private static TlsMode tls(String text) {
    for (TlsMode mode : TlsMode.values()) {
      if (mode.name().equalsIgnoreCase(text)) {
        return mode;
      }
    }
    throw new InvalidInputException(
        "The setting 'tls' of the e-mail channel is none, starttls or implicit, but was '"
            + text
            + "'.");
  }

  private static String oneLine(String name, String value) {
    if (value.isBlank() || HeaderGate.breaksLine(value)) {
      throw new InvalidInputException(
          "The setting '" + name + "' of the e-mail channel is one line of text.");
    }
    return value.strip();
  }

  private static int number(ChannelConfig config, String name, int usual, int most) {
    String text = config.properties().get(name);
    if (text == null) {
      return usual;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= 1 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, together with numbers out of bounds.
    }
    throw new InvalidInputException(
        "The setting '%s' of the e-mail channel is a number from 1 to %d, but was '%s'."
            .formatted(name, most, text));
  }

  /** Returns the protocol by which the mail library knows the kind of connection. */
  String protocol() {
    return tls == TlsMode.IMPLICIT ? "smtps" : "smtp";
  }

  /** Returns what the mail library is told. */
  Properties sessionProperties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol() + ".";
    properties.setProperty(prefix + "from", from.address());
    properties.setProperty(prefix + "auth", Boolean.toString(username != null));
    properties.setProperty(prefix + "connectiontimeout", Integer.toString(connectTimeout * 1_000));
    properties.setProperty(prefix + "timeout", Integer.toString(readTimeout * 1_000));
    if (writeTimeout > 0) {
      properties.setProperty(prefix + "writetimeout", Integer.toString(writeTimeout * 1_000));
    }
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(tls == TlsMode.STARTTLS));
    properties.setProperty(prefix + "starttls.required", Boolean.toString(tls == TlsMode.STARTTLS));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "quitwait", "false");
    return properties;
  }

  /** Returns where the server is, for messages. */
  String server() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "EmailSettings[%s, tls=%s, from=%s, %s]"
        .formatted(
            server(),
            tls.name().toLowerCase(Locale.ROOT),
            from.address(),
            username == null ? "no login" : "with login");
  }
}
