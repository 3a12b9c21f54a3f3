package dev.crmcore.dedup;

import dev.crmcore.matching.BlockingKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of normal forms from one source. Most forms have one key, which lies in an array; others
 * have an array of their own.
 */
final class FormKeys {
  private static final int NONE = 0;

  private final BlockingKeys source;
  private int[] single = new int[1];
  private int[] @Nullable [] several = new int[0][];
  private int done = 1;

  FormKeys(BlockingKeys source) {
    this.source = source;
  }

  /** Makes the keys of the forms that have none yet. */
  void prepare(NormalizedValues values) {
    int to = values.distinctForms();
    if (to > done) {
      if (to > single.length) {
        single = Arrays.copyOf(single, Capacity.of(single.length, to));
      }
      Chunks.inBatches(done, to, form -> numbers(values.string(form)), this::set);
      done = to;
    }
  }

  private int[] numbers(String form) {
    return source.keysOf(form).stream()
        .limit(BlockingKeys.MOST_KEYS)
        .mapToInt(key -> key.isEmpty() ? NONE : (int) Hashes.of(key) | 1)
        .filter(key -> key != NONE)
        .toArray();
  }

  private void set(int form, int[] keys) {
    if (keys.length == 1) {
      single[form] = keys[0];
    } else if (keys.length > 1) {
      several = form < several.length ? several : Arrays.copyOf(several, single.length);
      several[form] = keys;
    }
  }

  /** Writes the keys of a form behind others and returns how many there are then. */
  int append(int form, int[] keys, int used) {
    int count = used;
    int[] all = form < several.length ? several[form] : null;
    if (all == null) {
      if (single[form] != NONE && count < keys.length) {
        keys[count++] = single[form];
      }
      return count;
    }
    int more = Math.min(all.length, keys.length - count);
    System.arraycopy(all, 0, keys, count, more);
    return count + more;
  }
}
