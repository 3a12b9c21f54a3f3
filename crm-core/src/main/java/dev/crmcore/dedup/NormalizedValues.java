package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.LetterSignature;
import dev.crmcore.matching.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The normal forms of a view's values, numbered; a cell with several values has several numbers.
 */
final class NormalizedValues {
  private final ValueView view;
  private final Normalizer normalizer;
  private final StringDictionary forms = new StringDictionary();
  private int[] formOf = new int[1];
  private int[] @Nullable [] others = new int[1][];
  private long[] signatures = new long[64];
  private int done = 1;
  private float[] rarity = {};

  NormalizedValues(ValueView view, Normalizer normalizer) {
    this.view = view;
    this.normalizer = normalizer;
  }

  void prepare() {
    int to = view.distinct();
    if (to <= done) {
      return;
    }
    if (to > formOf.length) {
      formOf = Arrays.copyOf(formOf, Capacity.of(formOf.length, to));
      others = Arrays.copyOf(others, formOf.length);
    }
    Chunks.inBatches(done, to, i -> normalizeAll(view.value(i)), this::intern);
    done = to;
  }

  private String normalizeAll(String value) {
    if (value.indexOf(RecordTable.VALUE_SEPARATOR) < 0) {
      return normalizer.normalize(value);
    }
    StringBuilder all = new StringBuilder();
    for (String one : value.split(String.valueOf(RecordTable.VALUE_SEPARATOR), -1)) {
      String form = normalizer.normalize(one);
      if (!form.isEmpty()) {
        all.append(all.length() == 0 ? "" : RecordTable.VALUE_SEPARATOR).append(form);
      }
    }
    return all.toString();
  }

  private void intern(int value, String normal) {
    if (normal.indexOf(RecordTable.VALUE_SEPARATOR) < 0) {
      formOf[value] = internForm(normal);
      return;
    }
    int[] all =
        Arrays.stream(normal.split(String.valueOf(RecordTable.VALUE_SEPARATOR), -1))
            .mapToInt(this::internForm)
            .distinct()
            .toArray();
    formOf[value] = all[0];
    others[value] = all.length > 1 ? all : null;
  }

  private int internForm(String form) {
    int id = forms.intern(form);
    if (id >= signatures.length) {
      signatures = Arrays.copyOf(signatures, signatures.length * 2);
    }
    signatures[id] = LetterSignature.of(form);
    return id;
  }

  /**
   * Counts how often forms occur.
   *
   * @param holders a number for the name of each record's holder; empty if every record counts
   * @param usual share of random pairs that agree
   */
  void count(int[] holders, double usual) {
    HolderCounts counts = new HolderCounts(forms.size(), holders);
    for (int record = 0; record < view.records(); record++) {
      int[] all = others[view.id(record)];
      int one = formOf[view.id(record)];
      if (all != null) {
        for (int form : all) {
          counts.add(form, record);
        }
      } else {
        counts.add(one, record);
      }
    }
    rarity = Frequencies.rarities(counts.counts(), usual);
  }

  /** Returns the first form of a record, 0 if it has none. */
  int form(int record) {
    return formOf[view.id(record)];
  }

  /** Returns all forms of a record that has several, else null. */
  int @Nullable [] forms(int record) {
    return others[view.id(record)];
  }

  String string(int form) {
    return forms.get(form);
  }

  long signature(int form) {
    return signatures[form];
  }

  int distinctForms() {
    return forms.size();
  }

  float rarity(int form) {
    return form < rarity.length ? rarity[form] : 0;
  }

  ValueView view() {
    return view;
  }
}
