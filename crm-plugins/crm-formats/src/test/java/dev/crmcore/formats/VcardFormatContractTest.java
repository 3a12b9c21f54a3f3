package dev.crmcore.formats;

import dev.crmcore.format.RecordFormat;
import dev.crmcore.testkit.RecordFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.List;

class VcardFormatContractTest extends RecordFormatContract {
  @Override
  protected RecordFormat format() {
    return new VcardFormat();
  }

  /** Cells of cards with several values are JSON, so the address stands where one value is. */
  @Override
  protected byte[] file(List<String> familyNames, List<String> emails) {
    StringBuilder cards = new StringBuilder();
    for (int i = 0; i < familyNames.size(); i++) {
      cards
          .append("BEGIN:VCARD\r\nVERSION:4.0\r\nN:")
          .append(familyNames.get(i).replace(",", "\\,"))
          .append(";;;;\r\nNOTE:")
          .append(emails.get(i))
          .append("\r\nEND:VCARD\r\n");
    }
    return cards.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected byte[] fileWithOneBadRecord() {
    return """
        BEGIN:VCARD
        N:A;;;;
        END:VCARD
        BEGIN:VCARD
        N:B;;;;
        BEGIN:VCARD
        N:C;;;;
        END:VCARD
        """
        .getBytes(StandardCharsets.UTF_8);
  }
}
