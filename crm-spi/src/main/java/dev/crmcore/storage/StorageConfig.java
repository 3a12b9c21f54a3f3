package dev.crmcore.storage;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Where a storage is and how it is set. Its text never shows the properties, which may hold
 * secrets.
 *
 * @param url such as {@code jdbc:sqlite:shop.db}
 * @param properties settings that the provider documents
 */
public record StorageConfig(String url, Map<String, String> properties) {
  /** Copies the properties. */
  public StorageConfig {
    requireNonNull(url, "url");
    properties = Map.copyOf(properties);
  }

  /** Returns a configuration with a URL alone. */
  public static StorageConfig of(String url) {
    return new StorageConfig(url, Map.of());
  }

  @Override
  public String toString() {
    int secrets = url.indexOf('?');
    return "StorageConfig[" + (secrets < 0 ? url : url.substring(0, secrets) + "?…") + "]";
  }
}
