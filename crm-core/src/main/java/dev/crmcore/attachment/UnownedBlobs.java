package dev.crmcore.attachment;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes bytes that belong to no attachment: because the change that told of them was rolled back,
 * or because the last attachment with them was removed.
 */
public final class UnownedBlobs {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final int BATCH = 500;

  private final Gateway gateway;
  private final @Nullable BlobStore blobs;

  /**
   * Creates it.
   *
   * @param gateway sees everything of its tenant
   * @param blobs where bytes are kept; null where the host gave no store
   */
  public UnownedBlobs(Gateway gateway, @Nullable BlobStore blobs) {
    this.gateway = gateway;
    this.blobs = blobs;
  }

  /**
   * Removes what has belonged to nothing for a time of grace.
   *
   * @param grace at least an hour, and longer than any transaction that attaches files
   * @return how many were removed
   * @throws InvalidInputException if the grace is shorter
   */
  public long remove(Duration grace) {
    if (grace.compareTo(SHORTEST) < 0) {
      throw new InvalidInputException(
          "Bytes are left alone for at least %s, not %s.".formatted(SHORTEST, grace));
    }
    BlobStore store = blobs;
    if (store == null) {
      return 0;
    }
    Instant before = gateway.engine().now().minus(grace);
    long[] removed = new long[1];
    List<BlobKey> batch = new ArrayList<>();
    store.forEach(
        BlobSpace.of(gateway.actor().tenant()),
        before,
        key -> {
          batch.add(key);
          if (batch.size() == BATCH) {
            removed[0] += removeUnowned(store, batch, before);
            batch.clear();
          }
        });
    return removed[0] + removeUnowned(store, batch, before);
  }

  private long removeUnowned(BlobStore store, List<BlobKey> keys, Instant before) {
    Set<String> owned = new HashSet<>();
    gateway.read(
        reader -> {
          reader.scanAny(
              AttachmentFields.TYPE,
              Conditions.any(
                  Conditions.missing(AttachmentFields.REMOVED_AT),
                  Conditions.atLeast(AttachmentFields.REMOVED_AT, before)),
              AttachmentFields.BLOB_KEY,
              keys.stream().map(BlobKey::toString).toList(),
              attachment -> owned.add(attachment.blobKey()));
          return true;
        });
    // What is stored again by somebody at this moment is young, and the store keeps it.
    return keys.stream()
        .filter(key -> !owned.contains(key.toString()))
        .filter(key -> store.delete(key, before))
        .count();
  }
}
