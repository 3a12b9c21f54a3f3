package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.Target.ToAddress;
import dev.crmcore.exchange.Target.ToExternalId;
import dev.crmcore.exchange.Target.ToField;
import dev.crmcore.exchange.Target.ToFullName;
import dev.crmcore.exchange.Target.ToOwner;
import dev.crmcore.exchange.Target.ToWords;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.NearestName;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which column goes to which field: by an explicit map first, then by the headers that the
 * catalogue knows in several languages.
 */
final class HeaderMapping {
  private static final String IGNORED = "-";

  /** One column. */
  record Column(String name, @Nullable Target target, @Nullable String reason) {}

  private final EntityType<Customer> type;
  private final Conversions conversions;
  private final Map<String, Field<Customer, ?>> fields = new HashMap<>();
  private final Map<String, Field<PostalAddress, ?>> addressParts = new HashMap<>();
  private final Set<String> guarded = new HashSet<>(Headers.PROTECTED);

  HeaderMapping(EntityType<Customer> type, Conversions conversions) {
    this.type = type;
    this.conversions = conversions;
    for (Field<Customer, ?> field : type.fields()) {
      if (field.is(FieldTrait.SYSTEM)) {
        guarded.add(Headers.normal(field.name()));
      } else if (!field.is(FieldTrait.DERIVED) && field.references().isEmpty()) {
        names(field).forEach(name -> fields.putIfAbsent(name, field));
      }
    }
    Headers.NAME_PARTS.forEach((name, field) -> fields.putIfAbsent(name, type.requireField(field)));
    Headers.COMPANY.forEach(name -> fields.putIfAbsent(name, CustomerFields.LEGAL_NAME));
    for (Field<PostalAddress, ?> part : CustomerFields.ADDRESSES.fields()) {
      if (!part.headers().isEmpty()) {
        names(part).forEach(name -> addressParts.putIfAbsent(name, part));
      }
    }
    Field<PostalAddress, ?> street = addressParts.get("street");
    if (street != null) {
      Headers.STREET.forEach(name -> addressParts.putIfAbsent(name, street));
    }
  }

  private static List<String> names(Field<?, ?> field) {
    List<String> names = new ArrayList<>();
    names.add(Headers.normal(field.name()));
    field.headers().forEach(header -> names.add(Headers.normal(header)));
    return names;
  }

  /**
   * Maps the columns of a file.
   *
   * @param explicit field by column; the field {@code -} leaves a column out
   * @throws InvalidInputException if a column is protected, or a map names what is not there, or
   *     nothing is recognised at all
   */
  List<Column> map(List<String> header, Map<String, String> explicit) {
    Map<String, String> chosen = explicitByColumn(header, explicit);
    List<Column> columns = new ArrayList<>(header.size());
    Set<String> taken = new HashSet<>();
    chosen.values().forEach(field -> taken.add(Headers.normal(field)));
    String ownId = taken.contains("externalid") ? null : ownId(header, chosen);
    boolean organizations = areOrganizations(header);
    for (String column : header) {
      String field = chosen.get(column);
      columns.add(
          field == null
              ? recognised(column, column.equals(ownId), organizations, taken)
              : new Column(
                  column,
                  explicit(column, field),
                  field.isBlank() || field.equals(IGNORED) ? "left out by the map" : null));
    }
    requireSomething(columns, explicit);
    return columns;
  }

  private static Map<String, String> explicitByColumn(
      List<String> header, Map<String, String> explicit) {
    Map<String, String> chosen = new HashMap<>();
    explicit.forEach(
        (column, field) -> {
          String normal = Headers.normal(column);
          String found =
              header.contains(column)
                  ? column
                  : header.stream()
                      .filter(name -> Headers.normal(name).equals(normal))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new InvalidInputException(
                                  "E_FIELD_UNKNOWN",
                                  "The map names the column '%s', but the file has: %s."
                                      .formatted(column, String.join(", ", header))));
          chosen.put(found, field.strip());
        });
    return chosen;
  }

  /** Of several columns that may hold the id, the one with the most telling name does. */
  private static @Nullable String ownId(List<String> header, Map<String, String> chosen) {
    for (String name : Headers.EXTERNAL_ID) {
      for (String column : header) {
        if (!chosen.containsKey(column) && Headers.normal(column).equals(name)) {
          return column;
        }
      }
    }
    return null;
  }

  /** In a file of tax numbers without a column for people's names, a name is a company's. */
  private boolean areOrganizations(List<String> header) {
    boolean organizations = false;
    for (String column : header) {
      String normal = Headers.normal(column);
      Field<Customer, ?> field = fields.get(normal);
      if (Headers.FULL_NAME.contains(normal)
          || field == CustomerFields.LEGAL_NAME
          || (field != null && CustomerParts.OF_PEOPLE.contains(field.name()))) {
        return false;
      }
      organizations |= field != null && CustomerParts.OF_ORGANIZATIONS.contains(field.name());
    }
    return organizations;
  }

  private Column recognised(
      String column, boolean isOwnId, boolean organizations, Set<String> taken) {
    String normal = Headers.normal(column);
    if (isOwnId) {
      return new Column(column, new ToExternalId(null), null);
    }
    if (Headers.OF_ERRORS.contains(normal)) {
      return new Column(column, null, "written by an errors file");
    }
    if (guarded.contains(normal) && !Headers.EXTERNAL_ID.contains(normal)) {
      throw new InvalidInputException(
          "E_FIELD_PROTECTED",
          "The column '%s' names a field that only the library sets. Remove it, or leave it out with the map {\"%s\":\"-\"}."
              .formatted(column, column));
    }
    Target target = target(column, normal, organizations);
    if (target == null) {
      String reason =
          Headers.EXTERNAL_ID.contains(normal)
              ? "another column holds the id"
              : normal.isEmpty() ? "the column has no name" : "no field is known by this name";
      return new Column(column, null, reason);
    }
    boolean single = target instanceof ToField || target instanceof ToFullName;
    if (single && !taken.add(Headers.normal(target.field()))) {
      return new Column(column, null, "another column goes to " + target.field());
    }
    return new Column(column, target, null);
  }

  private @Nullable Target target(String column, String normal, boolean organizations) {
    String system = externalSystem(column);
    if (system != null) {
      return new ToExternalId(system);
    }
    if (Headers.FULL_NAME.contains(normal)) {
      return new ToFullName();
    }
    Field<Customer, ?> field = fields.get(normal);
    if (field != null) {
      return new ToField(field, conversions.to(field));
    }
    if (Headers.NAME.contains(normal)) {
      return organizations
          ? new ToField(CustomerFields.LEGAL_NAME, text -> text)
          : new ToFullName();
    }
    Field<PostalAddress, ?> part = addressParts.get(normal);
    if (part != null) {
      return new ToAddress(part);
    }
    Target words = words(normal);
    return words != null ? words : Headers.contact(normal);
  }

  private static @Nullable Target words(String normal) {
    if (Headers.TAGS.contains(normal)) {
      return new ToWords(CustomerFields.TAGS);
    }
    if (Headers.GROUPS.contains(normal)) {
      return new ToWords(CustomerFields.GROUPS);
    }
    return Headers.DOMAINS.contains(normal) ? new ToWords(CustomerFields.DOMAINS) : null;
  }

  /** "external_id:shop" is the name in the system "shop". */
  private static @Nullable String externalSystem(String column) {
    int colon = column.indexOf(':');
    return colon > 0
            && Headers.normal(column.substring(0, colon)).equals("externalid")
            && !column.substring(colon + 1).isBlank()
        ? column.substring(colon + 1).strip()
        : null;
  }

  private @Nullable Target explicit(String column, String field) {
    if (field.isEmpty() || field.equals(IGNORED)) {
      return null;
    }
    String normal = Headers.normal(field);
    if (type.field(field).filter(known -> known.is(FieldTrait.SYSTEM)).isPresent()
        || Headers.PROTECTED.contains(normal)) {
      throw new InvalidInputException(
          "E_FIELD_PROTECTED",
          "The map sends the column '%s' to '%s', which only the library sets."
              .formatted(column, field));
    }
    Target target =
        switch (normal) {
          case "externalid" -> new ToExternalId(null);
          case "owner" -> new ToOwner();
          case "teams" -> new ToWords(CustomerFields.TEAMS);
          case "company" -> new ToField(CustomerFields.LEGAL_NAME, text -> text);
          default -> labelled(field);
        };
    if (target == null) {
      target = target(field, field.startsWith("address.") ? normal.substring(7) : normal, false);
    }
    if (target == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "The map sends the column '%s' to '%s', which is no field.%s Fields are: %s."
              .formatted(column, field, hint(field), String.join(", ", words())));
    }
    return target;
  }

  /** "phone:work" is a telephone with a label. */
  private static @Nullable Target labelled(String field) {
    int colon = field.indexOf(':');
    Target.ToContact contact =
        colon < 0 ? null : Headers.contact(Headers.normal(field.substring(0, colon)));
    if (contact == null) {
      return "messenger".equals(field.toLowerCase(Locale.ROOT))
          ? new Target.ToContact(ContactKind.MESSENGER, null)
          : "social".equals(field.toLowerCase(Locale.ROOT))
              ? new Target.ToContact(ContactKind.SOCIAL, null)
              : null;
    }
    return new Target.ToContact(contact.kind(), field.substring(colon + 1).strip());
  }

  private String hint(String field) {
    return NearestName.to(field, words()).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  private Set<String> words() {
    Set<String> words =
        new TreeSet<>(Set.of("externalId", "fullName", "company", "email", "phone"));
    words.addAll(
        Set.of("messenger", "social", "web", "tags", "groups", "teams", "domains", "owner"));
    fields.values().forEach(field -> words.add(field.name()));
    addressParts.values().forEach(part -> words.add("address." + part.name()));
    return words;
  }

  private static void requireSomething(List<Column> columns, Map<String, String> explicit) {
    if (columns.stream().allMatch(column -> column.target() == null)) {
      throw new InvalidInputException(
          "E_HEADER",
          "No column is known: %s.%s"
              .formatted(
                  String.join(", ", columns.stream().limit(20).map(Column::name).toList()),
                  explicit.isEmpty()
                      ? " The first row holds the names of the columns. Rename them, or give a map."
                      : ""));
    }
  }
}
