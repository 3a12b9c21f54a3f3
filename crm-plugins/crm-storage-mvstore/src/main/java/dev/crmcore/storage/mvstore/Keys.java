package dev.crmcore.storage.mvstore;

import dev.crmcore.model.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * The keys of one entity and tenant, as bytes that are ordered without sign:
 *
 * <pre>
 * 'r' entity 0 tenant 0 id                  a record
 * 'p' entity 0 tenant 0 index 0 text 0 id   a posting: who stands under a text in an index
 * 's' entity                                which indexes the postings are those of
 * </pre>
 *
 * No encoded text contains a zero byte, so a name is never taken for the beginning of another.
 */
final class Keys {
  private static final int ID_LENGTH = 16;

  private final byte[] records;
  private final byte[] postings;

  Keys(String entity, TenantId tenant) {
    records = new Builder('r').text(entity).end().text(tenant.value()).end().bytes();
    postings = records.clone();
    postings[0] = 'p';
  }

  /** The keys of the entity and the tenant that the key of a record belongs to. */
  Keys(byte[] record) {
    records = Arrays.copyOf(record, record.length - ID_LENGTH);
    postings = records.clone();
    postings[0] = 'p';
  }

  byte[] records() {
    return records;
  }

  byte[] record(UUID id) {
    return new Builder(records).id(id).bytes();
  }

  byte[] posting(String index, String text, UUID id) {
    return new Builder(postings).text(index).end().text(text).end().id(id).bytes();
  }

  /** What the keys of all postings under a text begin with. */
  byte[] postings(String index, String text) {
    return new Builder(postings).text(index).end().text(text).end().bytes();
  }

  /** What the keys of all postings under texts that start so begin with. */
  byte[] postingsFrom(String index, String start) {
    return new Builder(postings).text(index).end().text(start).bytes();
  }

  static byte[] allRecords(String entity) {
    return new Builder('r').text(entity).end().bytes();
  }

  static byte[] allPostings(String entity) {
    return new Builder('p').text(entity).end().bytes();
  }

  static byte[] signature(String entity) {
    return new Builder('s').text(entity).bytes();
  }

  /** Returns the id that the key of a record or a posting ends with. */
  static UUID id(byte[] key) {
    ByteBuffer id = ByteBuffer.wrap(key, key.length - ID_LENGTH, ID_LENGTH);
    return new UUID(id.getLong(), id.getLong());
  }

  /** Returns a key that no key with this prefix follows, and that stands before all others. */
  static byte[] last(byte[] prefix) {
    byte[] last = Arrays.copyOf(prefix, prefix.length + ID_LENGTH + 1);
    Arrays.fill(last, prefix.length, last.length, (byte) 0xFF);
    return last;
  }

  private static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    Builder(char kind) {
      bytes.write(kind);
    }

    Builder(byte[] prefix) {
      bytes.writeBytes(prefix);
    }

    /** Encodes each char by itself, so that even half a surrogate pair stays what it is. */
    Builder text(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c > 0 && c < 0x80) {
          bytes.write(c);
        } else if (c < 0x800) {
          bytes.write(0xC0 | (c >> 6));
          bytes.write(0x80 | (c & 0x3F));
        } else {
          bytes.write(0xE0 | (c >> 12));
          bytes.write(0x80 | ((c >> 6) & 0x3F));
          bytes.write(0x80 | (c & 0x3F));
        }
      }
      return this;
    }

    Builder end() {
      bytes.write(0);
      return this;
    }

    Builder id(UUID id) {
      bytes.writeBytes(
          ByteBuffer.allocate(ID_LENGTH)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array());
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
