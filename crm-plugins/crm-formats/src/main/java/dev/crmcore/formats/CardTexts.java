package dev.crmcore.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into cards, in bounded memory: pictures, sounds and keys are passed over line
 * by line, and a card that is too long is not kept.
 */
final class CardTexts implements Closeable {
  /** The longest card, in characters, without pictures. */
  static final int MAX_CARD = 1_000_000;

  private static final Pattern BULKY =
      Pattern.compile("([\\w-]+\\.)?(PHOTO|LOGO|SOUND|KEY)[;:].*", Pattern.DOTALL);

  private static final int NAME = 100;

  private final Lines lines;
  private boolean empty = true;
  private @Nullable String pushedBack;

  CardTexts(Reader in) {
    this.lines = new Lines(in, MAX_CARD);
  }

  /** Tells whether nothing but blanks was seen so far. */
  boolean isEmpty() {
    return empty;
  }

  /** Returns the next card, or text that is none; null at the end. */
  @Nullable CardText next() throws IOException {
    String line = readLine();
    while (line != null && line.isBlank()) {
      line = readLine();
    }
    if (line == null) {
      return null;
    }
    empty = false;
    long start = lines.number();
    return isMark(line, "BEGIN:VCARD") ? card(start, line) : stray(start);
  }

  private @Nullable String readLine() throws IOException {
    String line = pushedBack;
    pushedBack = null;
    return line == null ? lines.next() : line;
  }

  private CardText card(long start, String begin) throws IOException {
    StringBuilder text = new StringBuilder(begin).append('\n');
    boolean tooLong = false;
    boolean bulky = false;
    while (true) {
      String line = readLine();
      if (line == null || isMark(line, "BEGIN:VCARD")) {
        pushedBack = line;
        return CardText.broken(
            start, true, "E_SYNTAX", "The card has no END:VCARD. Export it again.");
      }
      boolean continued = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      bulky = continued ? bulky : isBulky(line);
      if (!bulky && !tooLong) {
        text.append(line).append('\n');
        tooLong = lines.isCut() || text.length() > MAX_CARD;
      }
      if (!continued && isMark(line, "END:VCARD")) {
        return tooLong
            ? CardText.broken(
                start,
                true,
                "E_LIMIT_LENGTH",
                "The card has more than %,d characters without its pictures. Shorten it."
                    .formatted(MAX_CARD))
            : new CardText(start, true, text.toString(), null);
      }
    }
  }

  private CardText stray(long start) throws IOException {
    String line = readLine();
    while (line != null && !isMark(line, "BEGIN:VCARD")) {
      line = readLine();
    }
    pushedBack = line;
    return CardText.broken(
        start, false, "E_SYNTAX", "The text here is in no card: BEGIN:VCARD is missing.");
  }

  private static boolean isMark(String line, String mark) {
    return line.length() <= NAME && line.strip().equalsIgnoreCase(mark);
  }

  private static boolean isBulky(String line) {
    return BULKY
        .matcher(line.substring(0, Math.min(NAME, line.length())).toUpperCase(Locale.ROOT))
        .matches();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
