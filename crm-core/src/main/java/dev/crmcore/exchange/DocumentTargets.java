package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.exchange.Target.ToAddress;
import dev.crmcore.exchange.Target.ToElements;
import dev.crmcore.exchange.Target.ToWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of documents name beside what headers do: collections as an export writes them, and
 * parts of an address as an object.
 */
record DocumentTargets(TargetNames names) implements TargetNames {
  private static final String ADDRESS = "address.";

  @Override
  public Target named(String column, String field) {
    Target target = collection(field);
    return target == null || field.equals(CustomerFields.TEAMS.name())
        ? names.named(column, field)
        : target;
  }

  @Override
  public Map<String, String> headers() {
    return names.headers();
  }

  @Override
  public String fieldOf(ValueKind kind) {
    return names.fieldOf(kind);
  }

  @Override
  public Recognition recognition(List<String> header, List<String> chosen) {
    Recognition recognition = names.recognition(header, chosen);
    return new Recognition() {
      @Override
      public @Nullable Target known(String column) {
        Target target = collection(column);
        target = target == null ? partOfAddress(column) : target;
        return target == null ? recognition.known(column) : target;
      }

      @Override
      public String unknown(String column) {
        return recognition.unknown(column);
      }
    };
  }

  private static @Nullable Target partOfAddress(String column) {
    return column.startsWith(ADDRESS)
        ? CustomerFields.ADDRESSES
            .field(column.substring(ADDRESS.length()))
            .filter(part -> !part.headers().isEmpty())
            .map(ToAddress::new)
            .orElse(null)
        : null;
  }

  private static @Nullable Target collection(String name) {
    return switch (name) {
      case "contactPoints" ->
          new ToElements<>(
              CustomerFields.CONTACT_POINTS,
              Map.of("normalized", "", "validity", "UNKNOWN"),
              Map.of("primary", "false"),
              RowValues::add);
      case "addresses" ->
          new ToElements<>(CustomerFields.ADDRESSES, Map.of(), Map.of(), RowValues::add);
      case "externalIds" ->
          new ToElements<>(CustomerFields.EXTERNAL_IDS, Map.of(), Map.of(), RowValues::add);
      case "owners" -> new ToElements<>(CustomerFields.OWNERS, Map.of(), Map.of(), RowValues::add);
      case "bankAccounts" ->
          new ToElements<>(CustomerFields.BANK_ACCOUNTS, Map.of(), Map.of(), RowValues::add);
      case "teams" -> new ToWords(CustomerFields.TEAMS);
      default -> null;
    };
  }
}
