package dev.crmcore.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet one by one. They are written with fastexcel, but not read with it:
 * there a single bad cell ends the reading, and the place of a cell decides how much memory it
 * takes.
 */
final class SheetRows implements Closeable {
  /** The most columns that a sheet has. */
  static final int MAX_COLUMNS = 16_384;

  /** The most characters of a row that are kept; one that is longer cannot be used. */
  private static final long MAX_KEPT = 4_000_000;

  private final InputStream in;
  private final XMLStreamReader xml;
  private final SharedStrings texts;
  private final CellStyles styles;
  private final CellNumbers numbers;
  private long number;
  private List<String> cells = new ArrayList<>();
  private long length;
  private int failedColumn = -1;
  private @Nullable String failure;

  SheetRows(InputStream in, SharedStrings texts, CellStyles styles, CellNumbers numbers)
      throws XMLStreamException {
    this.in = in;
    this.xml = Xml.reader(in);
    this.texts = texts;
    this.styles = styles;
    this.numbers = numbers;
  }

  /** Returns the next row that is there, or null at the end of the sheet. */
  @Nullable SheetRow next() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
        number = Math.max(number + 1, Xml.number(Xml.attribute(xml, "r"), 0));
        readRow();
        return new SheetRow(number, cells, failedColumn, failure);
      }
    }
    return null;
  }

  private void readRow() throws XMLStreamException {
    cells = new ArrayList<>();
    length = 0;
    failedColumn = -1;
    failure = null;
    int column = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        column = column(Xml.attribute(xml, "r"), column);
        readCell(column);
        column++;
      }
    }
  }

  /** Returns the column of a reference such as {@code AB12}, from 0. */
  private static int column(@Nullable String reference, int otherwise) {
    if (reference == null) {
      return otherwise;
    }
    int column = 0;
    int length = Math.min(reference.length(), 4);
    for (int i = 0; i < length; i++) {
      char c = Character.toUpperCase(reference.charAt(i));
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = 26 * column + c - 'A' + 1;
    }
    return column == 0 ? otherwise : column - 1;
  }

  private void readCell(int column) throws XMLStreamException {
    String type = Xml.attribute(xml, "t");
    int style = Xml.number(Xml.attribute(xml, "s"), 0);
    String value = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      // A formula is passed over: the value beside it is what the workbook last showed.
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("v")) {
          value = CellText.of(xml, "v");
        } else if (xml.getLocalName().equals("is")) {
          value = CellText.of(xml, "is");
        }
      }
    }
    if (!value.isEmpty()) {
      put(column, text(column, type == null ? "n" : type, style, value));
    }
  }

  private String text(int column, String type, int style, String value) {
    switch (type) {
      case "s" -> {
        String shared = texts.get(Xml.number(value, -1));
        return shared == null
            ? failed(column, value, "refers to a text that is not there")
            : shared;
      }
      case "n" -> {
        String number = numbers.text(value, styles.of(style));
        return number == null ? failed(column, value, "is no number or date") : number;
      }
      case "b" -> {
        return Xml.isTrue(value) ? "true" : "false";
      }
      case "e" -> {
        return failed(column, value, "is an error of the workbook");
      }
      default -> {
        // Inline text, the text of a formula, an ISO date.
        return value;
      }
    }
  }

  private String failed(int column, String value, String what) {
    if (failure == null) {
      failedColumn = column;
      failure =
          "The cell '%s' %s. Correct it in the workbook."
              .formatted(value.length() <= 80 ? value : value.substring(0, 80) + "…", what);
    }
    return value;
  }

  private void put(int column, String text) {
    if (column >= MAX_COLUMNS) {
      failed(column, text, "is in a column beyond XFD");
      return;
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    length += text.length();
    if (length <= MAX_KEPT) {
      cells.set(column, text);
    } else {
      failed(column, text, "makes its row too long");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
