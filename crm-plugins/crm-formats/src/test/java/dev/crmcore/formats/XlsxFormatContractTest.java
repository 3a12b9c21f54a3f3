package dev.crmcore.formats;

import dev.crmcore.format.RecordFormat;
import dev.crmcore.testkit.RecordFormatContract;
import java.util.ArrayList;
import java.util.List;

class XlsxFormatContractTest extends RecordFormatContract {
  @Override
  protected RecordFormat format() {
    return new XlsxFormat();
  }

  @Override
  protected byte[] file(List<String> familyNames, List<String> emails) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"last_name", "email"});
    for (int i = 0; i < familyNames.size(); i++) {
      rows.add(new String[] {familyNames.get(i), emails.get(i)});
    }
    return Sheets.table(rows.toArray(String[][]::new));
  }

  @Override
  protected byte[] fileWithOneBadRecord() {
    return Sheets.of(
            "<row><c t=\"str\"><v>last_name</v></c></row>"
                + "<row><c t=\"str\"><v>A</v></c></row>"
                + "<row><c t=\"e\"><v>#REF!</v></c></row>"
                + "<row><c t=\"str\"><v>C</v></c></row>")
        .bytes();
  }
}
