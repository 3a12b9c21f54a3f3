package dev.crmcore.formats;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of cards that was read to its end once. */
final class VcardFile implements RecordFile {
  private final String name;
  private final RecordText text;

  private VcardFile(String name, RecordText text) {
    this.name = name;
    this.text = text;
  }

  static VcardFile inspect(String name, RecordText text) {
    try (CardTexts cards = new CardTexts(text.open())) {
      boolean any = false;
      for (CardText card = cards.next(); card != null; card = cards.next()) {
        any |= card.begun();
      }
      if (!any) {
        throw cards.isEmpty()
            ? Refusals.empty(name, "a card begins with BEGIN:VCARD")
            : new InvalidInputException(
                "E_SYNTAX",
                "'%s' holds no vCard: no line is BEGIN:VCARD. Export the contacts again."
                    .formatted(name));
      }
      return new VcardFile(name, text);
    } catch (IOException e) {
      throw Refusals.unreadable(name, e);
    }
  }

  @Override
  public Map<String, String> dialect() {
    Map<String, String> dialect = new LinkedHashMap<>();
    dialect.put("charset", text.charset().name());
    return dialect;
  }

  @Override
  public RecordReader open() {
    return new VcardRecords(name, new CardTexts(text.open()), text.charset());
  }
}
