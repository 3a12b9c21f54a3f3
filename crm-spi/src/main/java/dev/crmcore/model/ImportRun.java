package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import and what became of every row: read = created + updated + unchanged +
 * rejected + quarantined.
 *
 * @param id the identity
 * @param source the feed the rows came from
 * @param file the name of the file
 * @param startedAt when it began
 * @param finishedAt when it ended, or null while it runs or after a crash
 * @param read rows read
 * @param created customers created
 * @param updated customers changed
 * @param unchanged rows that said nothing new
 * @param rejected rows refused
 * @param quarantined rows put aside for a person to look at
 * @param kept cells that were not applied because somebody else wrote the value they would replace
 * @param possible pairs of possible duplicates that went into the review queue
 * @param size bytes of the file
 * @param content the SHA-256 digest of the file as 64 hexadecimal digits, or null where it was not
 *     asked
 * @param options a digest of the options that decide what becomes of a row, or null
 * @param errorBytes how long the errors file was when this was stored
 * @param revision the bookkeeping
 */
public record ImportRun(
    ImportRunId id,
    String source,
    @Nullable String file,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long read,
    long created,
    long updated,
    long unchanged,
    long rejected,
    long quarantined,
    long kept,
    long possible,
    long size,
    @Nullable String content,
    @Nullable String options,
    long errorBytes,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public ImportRun {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(revision, "revision");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .source(source)
        .file(file)
        .startedAt(startedAt)
        .finishedAt(finishedAt)
        .read(read)
        .created(created)
        .updated(updated)
        .unchanged(unchanged)
        .rejected(rejected)
        .quarantined(quarantined)
        .kept(kept)
        .possible(possible)
        .size(size)
        .content(content)
        .options(options)
        .errorBytes(errorBytes)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private ImportRunId id = ImportRunId.UNASSIGNED;
    private @Nullable String source;
    private @Nullable String file;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private long read = 0;
    private long created = 0;
    private long updated = 0;
    private long unchanged = 0;
    private long rejected = 0;
    private long quarantined = 0;
    private long kept = 0;
    private long possible = 0;
    private long size = 0;
    private @Nullable String content;
    private @Nullable String options;
    private long errorBytes = 0;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(ImportRunId value) {
      id = value;
      return this;
    }

    /** Sets the feed the rows came from. */
    public Builder source(String value) {
      source = value;
      return this;
    }

    /** Sets the name of the file. */
    public Builder file(@Nullable String value) {
      file = value;
      return this;
    }

    /** Sets when it began. */
    public Builder startedAt(Instant value) {
      startedAt = value;
      return this;
    }

    /** Sets when it ended, or null while it runs or after a crash. */
    public Builder finishedAt(@Nullable Instant value) {
      finishedAt = value;
      return this;
    }

    /** Sets rows read. */
    public Builder read(long value) {
      read = value;
      return this;
    }

    /** Sets customers created. */
    public Builder created(long value) {
      created = value;
      return this;
    }

    /** Sets customers changed. */
    public Builder updated(long value) {
      updated = value;
      return this;
    }

    /** Sets rows that said nothing new. */
    public Builder unchanged(long value) {
      unchanged = value;
      return this;
    }

    /** Sets rows refused. */
    public Builder rejected(long value) {
      rejected = value;
      return this;
    }

    /** Sets rows put aside for a person to look at. */
    public Builder quarantined(long value) {
      quarantined = value;
      return this;
    }

    /**
     * Sets cells that were not applied because somebody else wrote the value they would replace.
     */
    public Builder kept(long value) {
      kept = value;
      return this;
    }

    /** Sets pairs of possible duplicates that went into the review queue. */
    public Builder possible(long value) {
      possible = value;
      return this;
    }

    /** Sets bytes of the file. */
    public Builder size(long value) {
      size = value;
      return this;
    }

    /**
     * Sets the SHA-256 digest of the file as 64 hexadecimal digits, or null where it was not asked.
     */
    public Builder content(@Nullable String value) {
      content = value;
      return this;
    }

    /** Sets a digest of the options that decide what becomes of a row, or null. */
    public Builder options(@Nullable String value) {
      options = value;
      return this;
    }

    /** Sets how long the errors file was when this was stored. */
    public Builder errorBytes(long value) {
      errorBytes = value;
      return this;
    }

    /** Sets the bookkeeping. */
    public Builder revision(Revision value) {
      revision = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @throws NullPointerException if something that cannot be missing was not set
     */
    public ImportRun build() {
      return new ImportRun(
          id,
          requireNonNull(source, "source"),
          file,
          requireNonNull(startedAt, "startedAt"),
          finishedAt,
          read,
          created,
          updated,
          unchanged,
          rejected,
          quarantined,
          kept,
          possible,
          size,
          content,
          options,
          errorBytes,
          revision);
    }
  }
}
