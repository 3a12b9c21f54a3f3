package dev.crmcore.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;

/** The files of the sample: a shop that kept its customers in three places. */
public enum Sample {
  /** What people typed into a form. */
  WEB_FORM,
  /** A sales table. */
  SPREADSHEET,
  /** One line an order, with the customer as the shop knows it. */
  SHOP_ORDERS,
  /** Calls, meetings, messages. */
  INTERACTIONS,
  /** Sales in progress, won and lost. */
  DEALS,
  /** Who is who; never an input to matching. */
  TRUTH;

  /** Returns the sources of customers. */
  public static List<Sample> customerSources() {
    return List.of(WEB_FORM, SPREADSHEET, SHOP_ORDERS);
  }

  /** Returns the name of the source, such as {@code web-form}. */
  public String source() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name of the file. */
  public String fileName() {
    return source() + ".csv";
  }

  InputStream open() {
    InputStream in = Sample.class.getResourceAsStream(fileName());
    if (in == null) {
      throw new IllegalStateException("The sample " + fileName() + " is not in this jar.");
    }
    return in;
  }

  /**
   * Returns the rows of a file whose columns stand between commas.
   *
   * @throws IOException if they cannot be read
   */
  List<NamedCsvRecord> rows() throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(), UTF_8))) {
      return reader.stream().toList();
    }
  }
}
