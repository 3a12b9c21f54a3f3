package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The objects of a JSON file as records; a key that an object does not have is an empty cell. */
final class JsonRecords implements RecordReader {
  private final List<String> header;
  private final JsonObjects objects;

  JsonRecords(List<String> header, JsonObjects objects) {
    this.header = header;
    this.objects = objects;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<RawRecord> next() {
    try {
      return objects.next().map(this::record);
    } catch (IOException e) {
      throw TextFile.unreadable("the file", e);
    }
  }

  private RawRecord record(JsonObject object) {
    List<String> cells = new ArrayList<>(header.size());
    Set<Integer> structured = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      cells.add(object.cells().getOrDefault(header.get(i), ""));
      if (object.structured().contains(header.get(i))) {
        structured.add(i);
      }
    }
    return new RawRecord(object.line(), cells, structured, object.problem());
  }

  @Override
  public void close() {
    try {
      objects.close();
    } catch (IOException e) {
      throw TextFile.unreadable("the file", e);
    }
  }
}
