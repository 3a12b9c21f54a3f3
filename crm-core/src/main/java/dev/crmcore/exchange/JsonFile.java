package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord.Problem;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordText;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON file that was read once as a whole: its columns are all keys that occur. */
final class JsonFile implements RecordFile {
  private static final int START = 1 << 16;

  private final RecordText text;
  private final boolean lines;
  private final List<String> header;

  private JsonFile(RecordText text, boolean lines, List<String> header) {
    this.text = text;
    this.lines = lines;
    this.header = header;
  }

  /**
   * Looks at a file.
   *
   * @throws InvalidInputException if the file as a whole cannot be read
   */
  static JsonFile inspect(String name, RecordText text) {
    try {
      boolean lines = isLines(name, text);
      Set<String> keys = new LinkedHashSet<>();
      Problem first = null;
      try (JsonObjects objects = objects(text, lines)) {
        for (Optional<JsonObject> next = objects.next(); next.isPresent(); next = objects.next()) {
          first = first == null ? next.get().problem() : first;
          keys.addAll(next.get().cells().keySet());
          if (keys.size() > HeaderNames.MAX) {
            throw HeaderNames.tooMany(name, "too many");
          }
        }
      }
      if (keys.isEmpty()) {
        throw empty(name, first);
      }
      return new JsonFile(text, lines, List.copyOf(keys));
    } catch (IOException e) {
      throw TextFile.unreadable(name, e);
    }
  }

  private static InvalidInputException empty(String name, @Nullable Problem first) {
    return first == null
        ? new InvalidInputException(
            "E_EMPTY",
            "'%s' holds no JSON object with a key. Each object is a record.".formatted(name))
        : new InvalidInputException(first.code(), "'%s': %s".formatted(name, first.message()));
  }

  /** One object a line is what the name says, or the first line is an object of its own. */
  private static boolean isLines(String name, RecordText text) throws IOException {
    String start = start(text);
    if (start.startsWith("[")) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    int end = start.indexOf('\n');
    return lower.endsWith(".jsonl")
        || lower.endsWith(".ndjson")
        || (end > 0 && JsonLine.isObject(start.substring(0, end)));
  }

  private static String start(RecordText text) throws IOException {
    char[] buffer = new char[START];
    int size = 0;
    try (Reader in = text.open()) {
      int read = 0;
      while (read >= 0 && size < buffer.length) {
        read = in.read(buffer, size, buffer.length - size);
        size += Math.max(read, 0);
      }
    }
    return new String(buffer, 0, size).stripLeading();
  }

  private static JsonObjects objects(RecordText text, boolean lines) throws IOException {
    return lines ? new JsonLineObjects(text.open()) : new JsonTreeObjects(text.open());
  }

  @Override
  public Map<String, String> dialect() {
    Map<String, String> dialect = new LinkedHashMap<>();
    dialect.put("charset", text.charset().name());
    dialect.put("layout", lines ? "one object a line" : "one document");
    return dialect;
  }

  @Override
  public RecordReader open() {
    try {
      return new JsonRecords(header, objects(text, lines));
    } catch (IOException e) {
      throw TextFile.unreadable("the file", e);
    }
  }
}
