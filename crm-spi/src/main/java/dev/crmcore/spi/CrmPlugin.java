package dev.crmcore.spi;

import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.storage.StorageProvider;
import java.util.List;

/**
 * What a plugin offers. Discovery through {@link java.util.ServiceLoader} only makes the offer
 * known; the host selects by id, so a stray jar changes nothing. Each method is called at most once
 * for each {@code Crm} that is built.
 */
public interface CrmPlugin {
  /** Returns the unique name, such as {@code "jdbc"}; the prefix {@code crm-} is reserved. */
  String id();

  /** Returns the storages it can open. */
  default List<StorageProvider> storageProviders() {
    return List.of();
  }

  /** Returns the channels it can open. */
  default List<ChannelProvider> channelProviders() {
    return List.of();
  }

  /** Returns the quality rules it adds. */
  default List<QualityRule> qualityRules() {
    return List.of();
  }

  /** Returns the file formats that customers can be read from and written to. */
  default List<RecordFormat> recordFormats() {
    return List.of();
  }
}
