package dev.crmcore.formats;

import dev.crmcore.format.RecordFormat;
import dev.crmcore.spi.CrmPlugin;
import java.util.List;

/** Offers XLSX workbooks, {@code "xlsx"}, and vCards, {@code "vcf"}. */
public final class FormatsPlugin implements CrmPlugin {
  /** Creates the plugin; {@link java.util.ServiceLoader} and hosts call this. */
  public FormatsPlugin() {}

  @Override
  public String id() {
    return "formats";
  }

  @Override
  public List<RecordFormat> recordFormats() {
    return List.of(new XlsxFormat(), new VcardFormat());
  }
}
