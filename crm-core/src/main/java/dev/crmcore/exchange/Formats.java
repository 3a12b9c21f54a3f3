package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.PluginException;
import dev.crmcore.field.EntityType;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.model.Customer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file formats that are known: those of the library, and those of plugins. Immutable. */
public final class Formats {
  private final Map<String, RecordFormat> byId = new LinkedHashMap<>();

  private Formats() {}

  /**
   * Returns the formats of the library and others.
   *
   * @param type the description of customers, custom fields included
   * @param offered by plugins
   * @throws PluginException if two have one id
   */
  public static Formats with(EntityType<Customer> type, List<RecordFormat> offered) {
    Formats formats = new Formats();
    List<RecordFormat> all =
        new ArrayList<>(
            List.of(CsvFormat.CSV, CsvFormat.TSV, new JsonFormat(type, new EntityJson())));
    all.addAll(offered);
    for (RecordFormat format : all) {
      RecordFormat other = formats.byId.putIfAbsent(format.id(), format);
      if (other != null) {
        throw new PluginException(
            "Two file formats call themselves '%s': %s and %s. Remove the plugin of one of them."
                .formatted(format.id(), other.getClass().getName(), format.getClass().getName()));
      }
    }
    return formats;
  }

  /** Returns the ids, such as {@code csv}. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /**
   * Returns the format with an id or with files of this extension.
   *
   * @throws InvalidInputException with the code {@code E_UNSUPPORTED} if there is none
   */
  public RecordFormat named(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    RecordFormat format = byId.get(lower);
    if (format != null) {
      return format;
    }
    return byExtension(lower).orElseThrow(() -> unknown(name));
  }

  private InvalidInputException unknown(String name) {
    return new InvalidInputException(
        "E_UNSUPPORTED",
        "No known format is called '%s'; there are: %s.%s"
            .formatted(
                name,
                String.join(", ", ids()),
                byId.containsKey("xlsx") ? "" : " The plugin crm-formats adds xlsx and vcf."));
  }

  /** Returns the format whose files have an extension, without the dot. */
  public Optional<RecordFormat> byExtension(String extension) {
    return byId.values().stream()
        .filter(format -> format.extensions().contains(extension.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the format of a file: the declared one, else by content, else by name, else CSV. */
  RecordFormat of(ImportSource source, @Nullable String declared) {
    if (declared != null) {
      return named(declared);
    }
    byte[] start = TextFile.start(source);
    for (RecordFormat format : byId.values()) {
      if (format.recognises(start)) {
        return format;
      }
    }
    String name = source.name();
    return byExtension(name.substring(name.lastIndexOf('.') + 1)).orElse(CsvFormat.CSV);
  }
}
