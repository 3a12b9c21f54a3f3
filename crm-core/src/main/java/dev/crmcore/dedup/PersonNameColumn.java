package dev.crmcore.dedup;

import dev.crmcore.dedup.text.PersonNameParts;
import dev.crmcore.dedup.text.TextFolding;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in one column, such as that of family names, as numbers of words. */
final class PersonNameColumn {
  private static final int[] NO_WORDS = {};

  private final @Nullable ValueView view;
  private final WordTable table;
  private int[] joined = new int[1];
  private int[][] parts = {NO_WORDS};
  private byte[] generations = new byte[1];
  private int done = 1;

  /**
   * @param view null if the table has no such column; all its records then have no name
   * @param words where new words are added
   */
  PersonNameColumn(@Nullable ValueView view, WordTable words) {
    this.view = view;
    this.table = words;
  }

  boolean exists() {
    return view != null;
  }

  /** Returns the number of the name written as one word, 0 if there is none. */
  int joined(int record) {
    return joined[id(record)];
  }

  /** Returns the words of the name in the order written. */
  int[] words(int record) {
    return parts[id(record)];
  }

  /** Returns a number for the generation such as junior, 0 if none is stated. */
  byte generation(int record) {
    return generations[id(record)];
  }

  private int id(int record) {
    return view == null ? 0 : view.id(record);
  }

  /** Reads the values that were not read before. */
  void read() {
    if (view == null || view.distinct() <= done) {
      return;
    }
    int from = done;
    int to = view.distinct();
    PersonNameParts[] names = new PersonNameParts[to - from];
    Chunks.forEach(
        from,
        to,
        (start, end) -> {
          for (int i = start; i < end; i++) {
            names[i - from] =
                PersonNameParts.parse(view.value(i).replace(RecordTable.VALUE_SEPARATOR, ' '));
          }
        });
    joined = Arrays.copyOf(joined, to);
    parts = Arrays.copyOf(parts, to);
    generations = Arrays.copyOf(generations, to);
    for (int i = from; i < to; i++) {
      List<String> words = names[i - from].words();
      int[] ids = table.internAll(words);
      parts[i] = ids;
      joined[i] = ids.length == 1 ? ids[0] : table.intern(TextFolding.join(String.join("", words)));
      generations[i] = code(names[i - from].generation());
    }
    done = to;
  }

  private static byte code(String generation) {
    return switch (generation) {
      case "sr" -> 1;
      case "jr" -> 2;
      case "i" -> 3;
      case "ii" -> 4;
      case "iii" -> 5;
      case "iv" -> 6;
      default -> 0;
    };
  }

  /** Reads a guest's cells again. */
  void refresh(int record) {
    if (view != null) {
      view.refresh(record);
    }
  }

  /** Appends the name as written, after a space where something stands before it. */
  void appendTo(StringBuilder out, int record) {
    if (view != null && view.id(record) != 0) {
      out.append(out.length() == 0 ? "" : " ").append(view.text(record));
    }
  }
}
