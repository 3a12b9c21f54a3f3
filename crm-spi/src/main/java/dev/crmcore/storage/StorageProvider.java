package dev.crmcore.storage;

import dev.crmcore.host.PluginContext;

/** Opens storages of one kind. Stateless and safe for all threads. */
public interface StorageProvider {
  /** Returns the name by which a host selects it, such as {@code "jdbc"}. */
  String id();

  /** Tells whether it opens URLs of this form; looks at the text alone and connects to nothing. */
  boolean accepts(String url);

  /**
   * Opens a storage, and with it a schema that fits the catalogue of the context.
   *
   * @throws dev.crmcore.error.StorageException if it cannot be opened: the message says what is
   *     wrong and what to do
   */
  Storage open(StorageConfig config, PluginContext context);
}
