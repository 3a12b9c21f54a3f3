package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Feed;
import dev.crmcore.model.FeedId;
import dev.crmcore.model.Revision;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of feeds. */
public final class FeedFields {
  /** The source. */
  public static final Field<Feed, String> NAME =
      Field.<Feed, String>of("name", FieldType.CODE, Feed::name)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** How much its word counts. */
  public static final Field<Feed, Long> PRIORITY =
      Field.<Feed, Long>of("priority", FieldType.INTEGER, feed -> (long) feed.priority())
          .with(FieldTrait.REQUIRED);

  /** The mapping. */
  public static final Field<Feed, String> MAPPING =
      Field.of("mapping", FieldType.CODE, Feed::mapping);

  /** The format. */
  public static final Field<Feed, String> FORMAT = Field.of("format", FieldType.CODE, Feed::format);

  /** The distance between files, in seconds. */
  public static final Field<Feed, Long> INTERVAL =
      Field.of("interval", FieldType.INTEGER, FeedFields::interval);

  /** Whether files are expected. */
  public static final Field<Feed, Boolean> ENABLED =
      Field.<Feed, Boolean>of("enabled", FieldType.BOOLEAN, Feed::enabled)
          .with(FieldTrait.REQUIRED);

  /** Who answers for it. */
  public static final Field<Feed, String> OWNER = Field.of("owner", FieldType.TEXT, Feed::owner);

  /** The description of the entity. */
  public static final EntityType<Feed> TYPE =
      EntityType.define(
              "feed",
              Feed.class,
              entity -> entity.id().value(),
              Feed::revision,
              FeedFields::stamp,
              FeedFields::assemble)
          .fields(NAME, PRIORITY, MAPPING, FORMAT, INTERVAL, ENABLED, OWNER)
          .build();

  private FeedFields() {}

  private static @Nullable Long interval(Feed feed) {
    Duration interval = feed.interval();
    return interval == null ? null : interval.toSeconds();
  }

  private static Feed stamp(Feed entity, UUID id, Revision revision) {
    return new Feed(
        new FeedId(id),
        entity.name(),
        entity.priority(),
        entity.mapping(),
        entity.format(),
        entity.interval(),
        entity.enabled(),
        entity.owner(),
        revision);
  }

  private static Feed assemble(EntityValues<Feed> values) {
    Long interval = values.get(INTERVAL);
    return new Feed(
        new FeedId(values.id()),
        values.require(NAME),
        Math.toIntExact(values.require(PRIORITY)),
        values.get(MAPPING),
        values.get(FORMAT),
        interval == null ? null : Duration.ofSeconds(interval),
        values.require(ENABLED),
        values.get(OWNER),
        values.revision());
  }
}
