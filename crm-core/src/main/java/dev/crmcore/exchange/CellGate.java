package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.Reader;

/**
 * Stands between a CSV file and its parser, so that no cell can exhaust the memory and no quote can
 * swallow the rest of the file: cuts cells and rows that are too long, marks text after a closing
 * quote, and knows on which line a quote was opened.
 */
final class CellGate extends Reader {
  /** The longest cell, in characters. */
  static final int MAX_CELL = 1_000_000;

  /** The longest row, in characters. */
  static final int MAX_ROW = 4_000_000;

  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    /** After a quote that closes the cell or is the first of two. */
    QUOTE,
    AFTER_QUOTE
  }

  private final Reader in;
  private final char separator;
  private final char[] given = new char[1 << 13];
  // One character in becomes three at most: two quotes and a mark, before the character itself.
  private final char[] kept = new char[4 * given.length + 4];
  private State state = State.CELL_START;
  private int position;
  private int size;
  private boolean end;
  private long line = 1;
  private long openedAt;
  private char last;
  private int cell;
  private int row;
  private boolean cut;

  CellGate(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (position == size) {
      if (end) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, size - position);
    System.arraycopy(kept, position, target, offset, count);
    position += count;
    return count;
  }

  private void fill() throws IOException {
    position = 0;
    size = 0;
    int read = in.read(given, 0, given.length);
    if (read < 0) {
      end = true;
      finish();
      return;
    }
    int i = 0;
    while (i < read) {
      int run = runOfContent(i, read);
      if (run > 0) {
        pass(i, run);
        i += run;
      } else {
        accept(given[i++]);
      }
    }
  }

  /** Returns how many characters from a place on are content of a cell and nothing else. */
  private int runOfContent(int from, int to) {
    if (state != State.PLAIN && state != State.QUOTED) {
      return 0;
    }
    int room = Math.min(MAX_CELL - cell, MAX_ROW - row);
    int most = Math.min(to, from + Math.max(0, room));
    int at = from;
    while (at < most && given[at] != '"' && !endsCell(given[at])) {
      at++;
    }
    return at - from;
  }

  /** Does for a run of content what {@link #accept} does one by one. */
  private void pass(int from, int run) {
    System.arraycopy(given, from, kept, size, run);
    size += run;
    cell += run;
    row += run;
    last = given[from + run - 1];
  }

  private void accept(char c) {
    switch (state) {
      case CELL_START -> {
        if (c == '"') {
          state = State.QUOTED;
          openedAt = line;
          emit(c);
        } else {
          plain(c);
        }
      }
      case PLAIN -> plain(c);
      case QUOTED -> {
        if (c == '"') {
          state = State.QUOTE;
        } else {
          countLine(c);
          content(c);
        }
      }
      case QUOTE -> {
        if (c == '"') {
          state = State.QUOTED;
          emit('"');
          emit('"');
          cell++;
          row++;
        } else if (endsCell(c)) {
          emit('"');
          plain(c);
        } else {
          strayText(c);
        }
      }
      case AFTER_QUOTE -> {
        if (endsCell(c)) {
          emit('"');
          plain(c);
        } else {
          stray(c);
        }
      }
    }
    last = c;
  }

  private void plain(char c) {
    if (endsCell(c)) {
      countLine(c);
      state = State.CELL_START;
      cell = 0;
      cut = false;
      if (c != separator) {
        row = 0;
      }
      emit(c);
    } else {
      state = State.PLAIN;
      content(c);
    }
  }

  /** A quote closed in mid-text is a slip of one cell; over several lines the quotes are lost. */
  private void strayText(char c) {
    if (openedAt != line) {
      throw unbalanced(openedAt);
    }
    state = State.AFTER_QUOTE;
    emit('"');
    emit('"');
    emit(Marks.AFTER_QUOTE);
    stray(c);
  }

  private void stray(char c) {
    if (c == '"') {
      emit('"');
    }
    content(c);
  }

  private void content(char c) {
    // A pair is never cut in two: half of it would look like a mark.
    boolean half = Character.isLowSurrogate(c) && Character.isHighSurrogate(last);
    if ((cell < MAX_CELL && row < MAX_ROW) || (half && !cut)) {
      emit(c);
    } else if (!cut) {
      cut = true;
      emit(Marks.CUT);
    }
    cell++;
    row++;
  }

  private void emit(char c) {
    kept[size++] = c;
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  private void countLine(char c) {
    if (c == '\r' || (c == '\n' && last != '\r')) {
      line++;
    }
  }

  private void finish() {
    switch (state) {
      case QUOTED -> throw unbalanced(openedAt);
      case QUOTE, AFTER_QUOTE -> emit('"');
      case CELL_START, PLAIN -> {}
    }
    state = State.CELL_START;
  }

  private static InvalidInputException unbalanced(long line) {
    return new InvalidInputException(
        "E_SYNTAX",
        "The quote that opens a cell on line %d is not closed where the cell ends. Close it, or write it twice if it belongs to the text."
            .formatted(line));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
