package dev.crmcore.storage.mvstore;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/**
 * Makes the postings of an entity anew where the catalogue asks for other indexes than those that
 * were made: all or nothing, for all tenants.
 */
final class Reindexing {
  private final Engine engine;
  private final Layout layout;

  Reindexing(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
  }

  void run() {
    Entries entries = engine.isReadOnly() ? engine.read() : engine.write();
    boolean done = false;
    try {
      for (Layout.Part<?> part : layout.parts()) {
        run(part, entries);
      }
      entries.commit();
      done = true;
    } catch (ConflictException e) {
      throw new StorageException(
          "Records of the store %s break a rule that this catalogue brings: %s"
              .formatted(engine.where(), e.getMessage()),
          e);
    } finally {
      if (!done) {
        entries.rollBack();
      }
    }
  }

  private <E> void run(Layout.Part<E> part, Entries entries) {
    String entity = part.type().name();
    byte[] signature = part.signature().getBytes(StandardCharsets.UTF_8);
    if (Arrays.equals(entries.get(Keys.signature(entity)), signature)) {
      return;
    }
    if (engine.isReadOnly()) {
      throw new StorageException(
          "The store %s was written with another catalogue; open it once for writing, so that"
                  .formatted(engine.where())
              + " records of "
              + entity
              + " are found by what this catalogue says.");
    }
    entries.keys(Keys.allPostings(entity)).forEachRemaining(entries::remove);
    byte[] records = Keys.allRecords(entity);
    Iterator<Map.Entry<byte[], byte[]>> found = entries.entries(records, records);
    while (found.hasNext()) {
      Map.Entry<byte[], byte[]> entry = found.next();
      E record = part.format().read(Keys.id(entry.getKey()), entry.getValue());
      new Table<>(part, new Keys(entry.getKey()), entries).post(record);
    }
    entries.put(Keys.signature(entity), signature);
  }
}
