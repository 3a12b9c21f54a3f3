package dev.crmcore.exchange;

import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordReader;
import java.util.Map;

/**
 * A file of any format, whose records are held to the rules for cells.
 *
 * @param name of the file
 * @param file as the format reads it
 */
record CheckedFile(String name, RecordFile file) implements RecordFile {
  @Override
  public Map<String, String> dialect() {
    return file.dialect();
  }

  @Override
  public RecordReader open() {
    RecordReader reader = file.open();
    try {
      return new CheckedReader(name, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }
}
