package dev.crmcore.storage.mvstore;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import java.util.Map;

/**
 * Opens storages in MVStore files, under URLs such as {@code mvstore:shop.mv}, and in memory, under
 * {@code mvstore:}; each opening in memory gives an empty one of its own.
 *
 * <p>One setting is known: {@code readOnly}, {@code true} or {@code false}. A file whose rights
 * forbid writing is opened for reading alone without being told.
 *
 * <p>A storage has all capabilities but copying itself; in memory it is not durable. It is safe for
 * all threads: reads never wait, each works on the state that was committed when it began; writes
 * run one after another, those of other tenants too. A commit is on the disk before it returns. A
 * file belongs to one storage at a time. Errors are {@link dev.crmcore.error.StorageException} with
 * the codes {@code E_STORAGE_OPEN}, {@code E_STORAGE_BUSY}, {@code E_STORAGE_READ_ONLY}, {@code
 * E_STORAGE_CORRUPT}, {@code E_STORAGE_IO} and {@code E_STORAGE}. What was removed stays in the
 * file, unlinked, until its place is used again.
 *
 * <p>Stateless and safe for all threads.
 */
public final class MvStoreStorageProvider implements StorageProvider {
  /** The name by which a host selects it. */
  public static final String ID = "mvstore";

  private static final String READ_ONLY = "readOnly";

  /** Creates the provider. */
  public MvStoreStorageProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean accepts(String url) {
    return url.startsWith(Location.SCHEME);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidInputException if the URL or a setting is none of this storage's
   */
  @Override
  public Storage open(StorageConfig config, PluginContext context) {
    boolean readOnly = readOnly(config.properties());
    Engine engine = Engine.open(Location.of(config.url()), readOnly);
    boolean done = false;
    try {
      Layout layout = new Layout(context.catalogue());
      new Reindexing(engine, layout).run();
      done = true;
      return new MvStoreStorage(engine, layout);
    } finally {
      if (!done) {
        engine.abandon();
      }
    }
  }

  private static boolean readOnly(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!name.equals(READ_ONLY)) {
        throw new InvalidInputException(
            "There is no setting '%s' of an MVStore storage; there is: %s."
                .formatted(name, READ_ONLY));
      }
    }
    String value = settings.getOrDefault(READ_ONLY, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new InvalidInputException(
              "The setting '%s' is true or false, but was '%s'.".formatted(READ_ONLY, value));
    };
  }
}
