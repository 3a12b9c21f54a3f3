package dev.crmcore.jdbc;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NearestName;
import dev.crmcore.storage.StorageConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a storage is opened. The same settings come as text in the properties of a {@link
 * StorageConfig}, under the names of the components. Immutable.
 *
 * @param tablePrefix what every table's name starts with, so that the tables stand apart from the
 *     host's; {@code crm_} unless said
 * @param schema the database's schema that the tables stand in, where the engine has schemas;
 *     empty, unless said, for the one that the connection looks into first
 * @param migration what opening does about the schema; {@link MigrationMode#MIGRATE} unless said
 * @param durability what survives a power failure; {@link Durability#FULL} unless said
 * @param busyTimeout how long a write waits for somebody else's transaction, in milliseconds as
 *     text; 30 seconds unless said
 * @param readers how many connections read at the same time; 8 unless said
 */
public record JdbcOptions(
    String tablePrefix,
    String schema,
    MigrationMode migration,
    Durability durability,
    Duration busyTimeout,
    int readers) {
  /** The settings of whoever says nothing. */
  public static final JdbcOptions DEFAULTS =
      new JdbcOptions(
          "crm_", "", MigrationMode.MIGRATE, Durability.FULL, Duration.ofSeconds(30), 8);

  private static final String TABLE_PREFIX = "tablePrefix";
  private static final String SCHEMA = "schema";
  private static final String MIGRATION = "migration";
  private static final String DURABILITY = "durability";
  private static final String BUSY_TIMEOUT = "busyTimeout";
  private static final String READERS = "readers";
  private static final List<String> NAMES =
      List.of(TABLE_PREFIX, SCHEMA, MIGRATION, DURABILITY, BUSY_TIMEOUT, READERS);

  /**
   * Checks the settings.
   *
   * @throws InvalidInputException if one cannot be used
   */
  public JdbcOptions {
    Names.checkedPrefix(tablePrefix);
    Names.checkedSchema(schema);
    requireNonNull(migration, "migration");
    requireNonNull(durability, "durability");
    if (busyTimeout.isNegative() || busyTimeout.toMillis() > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "'busyTimeout' is 0 ms to 24 days, but was " + busyTimeout + ".");
    }
    if (readers < 1 || readers > 1000) {
      throw new InvalidInputException("'readers' is 1 to 1000, but was " + readers + ".");
    }
  }

  /** Returns these settings with another table prefix; empty for none. */
  public JdbcOptions withTablePrefix(String prefix) {
    return new JdbcOptions(prefix, schema, migration, durability, busyTimeout, readers);
  }

  /** Returns these settings with the tables in another schema; empty for the default one. */
  public JdbcOptions withSchema(String name) {
    return new JdbcOptions(tablePrefix, name, migration, durability, busyTimeout, readers);
  }

  /** Returns these settings with another way to treat the schema. */
  public JdbcOptions withMigration(MigrationMode mode) {
    return new JdbcOptions(tablePrefix, schema, mode, durability, busyTimeout, readers);
  }

  /** Returns these settings with another durability. */
  public JdbcOptions withDurability(Durability newDurability) {
    return new JdbcOptions(tablePrefix, schema, migration, newDurability, busyTimeout, readers);
  }

  /** Returns these settings with another time to wait for locks. */
  public JdbcOptions withBusyTimeout(Duration timeout) {
    return new JdbcOptions(tablePrefix, schema, migration, durability, timeout, readers);
  }

  /** Returns these settings with another number of readers. */
  public JdbcOptions withReaders(int number) {
    return new JdbcOptions(tablePrefix, schema, migration, durability, busyTimeout, number);
  }

  /** Returns the configuration for a data source or connection of the host's, without a URL. */
  public StorageConfig config() {
    return at("");
  }

  /** Returns the configuration that opens a URL with these settings. */
  public StorageConfig at(String url) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(TABLE_PREFIX, tablePrefix);
    properties.put(SCHEMA, schema);
    properties.put(MIGRATION, migration.name());
    properties.put(DURABILITY, durability.name());
    properties.put(BUSY_TIMEOUT, String.valueOf(busyTimeout.toMillis()));
    properties.put(READERS, String.valueOf(readers));
    return new StorageConfig(url, properties);
  }

  /**
   * Reads the settings from a configuration.
   *
   * @throws InvalidInputException if a name is unknown or a value cannot be used
   */
  public static JdbcOptions from(StorageConfig config) {
    Map<String, String> properties = config.properties();
    for (String name : properties.keySet()) {
      if (!NAMES.contains(name)) {
        throw new InvalidInputException(
            "There is no setting '%s' for a JDBC storage; there are: %s.%s"
                .formatted(
                    name,
                    String.join(", ", NAMES),
                    NearestName.to(name, NAMES)
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("")));
      }
    }
    return new JdbcOptions(
        properties.getOrDefault(TABLE_PREFIX, DEFAULTS.tablePrefix),
        properties.getOrDefault(SCHEMA, DEFAULTS.schema),
        constant(MigrationMode.class, properties, MIGRATION, DEFAULTS.migration),
        constant(Durability.class, properties, DURABILITY, DEFAULTS.durability),
        Duration.ofMillis(number(properties, BUSY_TIMEOUT, DEFAULTS.busyTimeout.toMillis())),
        (int) number(properties, READERS, DEFAULTS.readers));
  }

  private static <T extends Enum<T>> T constant(
      Class<T> type, Map<String, String> properties, String name, T unless) {
    String text = properties.get(name);
    if (text == null) {
      return unless;
    }
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new InvalidInputException(
        "'%s' is one of %s, but was '%s'."
            .formatted(
                name, List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT), text));
  }

  private static long number(Map<String, String> properties, String name, long unless) {
    String text = properties.get(name);
    try {
      return text == null ? unless : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "E_INVALID", "'" + name + "' is a whole number, but was '" + text + "'.", e);
    }
  }
}
