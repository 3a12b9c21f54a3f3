package dev.crmcore.exchange;

import dev.crmcore.format.RecordFormat;
import dev.crmcore.testkit.RecordFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;

class CsvFormatContractTest {
  @Nested
  class Csv extends Contract {
    Csv() {
      super(CsvFormat.CSV, ",");
    }
  }

  @Nested
  class Tsv extends Contract {
    Tsv() {
      super(CsvFormat.TSV, "\t");
    }
  }

  abstract static class Contract extends RecordFormatContract {
    private final RecordFormat format;
    private final String separator;

    Contract(RecordFormat format, String separator) {
      this.format = format;
      this.separator = separator;
    }

    @Override
    protected RecordFormat format() {
      return format;
    }

    @Override
    protected byte[] file(List<String> familyNames, List<String> emails) {
      StringBuilder text = new StringBuilder("last_name" + separator + "email\n");
      for (int i = 0; i < familyNames.size(); i++) {
        text.append('"')
            .append(familyNames.get(i).replace("\"", "\"\""))
            .append('"')
            .append(separator)
            .append(emails.get(i))
            .append('\n');
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] fileWithOneBadRecord() {
      return "last_name,email\nA,a@example.com\nB\nC,c@example.com\n"
          .replace(",", separator)
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
