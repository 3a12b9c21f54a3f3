package dev.crmcore.formats;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import dev.crmcore.format.RecordReader;
import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cards of a file as records. */
final class VcardRecords implements RecordReader {
  private final String name;
  private final CardTexts texts;
  private final Charset charset;

  VcardRecords(String name, CardTexts texts, Charset charset) {
    this.name = name;
    this.texts = texts;
    this.charset = charset;
  }

  @Override
  public List<String> header() {
    return CardCells.HEADER;
  }

  @Override
  public Optional<RawRecord> next() {
    try {
      CardText text = texts.next();
      return text == null ? Optional.empty() : Optional.of(record(text));
    } catch (IOException e) {
      throw Refusals.unreadable(name, e);
    }
  }

  private RawRecord record(CardText text) {
    CardText.Failure failure = text.failure();
    if (failure != null) {
      return broken(text.line(), failure.code(), failure.message());
    }
    try (VCardReader reader = new VCardReader(text.text())) {
      reader.setDefaultQuotedPrintableCharset(charset);
      VCard card = reader.readNext();
      if (card == null) {
        return broken(text.line(), "E_SYNTAX", "The card cannot be read. Export it again.");
      }
      CardCells cells = CardCells.of(card);
      return new RawRecord(text.line(), cells.values(), cells.structured(), null);
    } catch (IOException | RuntimeException e) {
      // The library refuses broken values in many ways; the other cards are none the worse for it.
      return broken(
          text.line(), "E_SYNTAX", "The card cannot be read: %s".formatted(e.getMessage()));
    }
  }

  private static RawRecord broken(long line, String code, String message) {
    List<String> none = Collections.nCopies(CardCells.HEADER.size(), "");
    return new RawRecord(line, none, Set.of(), new Problem(code, null, message));
  }

  @Override
  public void close() {
    try {
      texts.close();
    } catch (IOException e) {
      throw Refusals.unreadable(name, e);
    }
  }
}
