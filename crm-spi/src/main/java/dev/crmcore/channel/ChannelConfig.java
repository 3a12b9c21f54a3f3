package dev.crmcore.channel;

import dev.crmcore.error.InvalidInputException;
import java.util.Map;

/**
 * How a channel is set. Its text shows the names of the properties only, because values may be
 * secrets.
 *
 * @param properties settings that the provider documents
 */
public record ChannelConfig(Map<String, String> properties) {
  /** Copies the properties. */
  public ChannelConfig {
    properties = Map.copyOf(properties);
  }

  /** Returns a configuration without settings. */
  public static ChannelConfig of() {
    return new ChannelConfig(Map.of());
  }

  /**
   * Returns a setting that must be there.
   *
   * @throws InvalidInputException if it is not
   */
  public String require(String name) {
    String value = properties.get(name);
    if (value == null) {
      throw new InvalidInputException(
          "The channel needs the setting '" + name + "'. Given were: " + properties.keySet());
    }
    return value;
  }

  @Override
  public String toString() {
    return "ChannelConfig" + properties.keySet();
  }
}
