package dev.crmcore.exchange;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.RecordTargets.Part;
import dev.crmcore.exchange.Target.ToAddress;
import dev.crmcore.exchange.Target.ToExternalId;
import dev.crmcore.exchange.Target.ToField;
import dev.crmcore.exchange.Target.ToFullName;
import dev.crmcore.exchange.Target.ToOwner;
import dev.crmcore.exchange.Target.ToPart;
import dev.crmcore.exchange.Target.ToWords;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.NearestName;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.PostalAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of customers by the words of mappings, and by headers in several languages. */
final class CustomerTargets implements TargetNames {
  private final EntityType<Customer> type;
  private final Conversions conversions;
  private final Map<String, Field<Customer, ?>> fields = new HashMap<>();
  private final Map<String, Field<PostalAddress, ?>> addressParts = new HashMap<>();
  private final Map<String, Field<BankAccount, ?>> bankParts = new HashMap<>();
  private final Map<String, Part> affiliations = new HashMap<>();
  private final Set<String> guarded = new HashSet<>(Headers.PROTECTED);

  CustomerTargets(EntityType<Customer> type, Conversions conversions) {
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
    for (Field<BankAccount, ?> part : CustomerFields.BANK_ACCOUNTS.fields()) {
      part.headers().forEach(name -> bankParts.putIfAbsent(Headers.normal(name), part));
    }
    for (Part part : Workplaces.parts(conversions)) {
      affiliations.put(Headers.normal(part.name()), part);
    }
    Part role = affiliations.get("affiliationrole");
    if (role != null) {
      Headers.ROLE.forEach(name -> affiliations.put(name, role));
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

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Headers.ofContacts());
    addressParts.forEach((header, part) -> headers.put(header, "address." + part.name()));
    bankParts.forEach((header, part) -> headers.put(header, "bank." + part.name()));
    Headers.LEGAL_ADDRESS.forEach(header -> headers.put(header, "address:legal"));
    Headers.FULL_NAME.forEach(header -> headers.put(header, "fullName"));
    fields.forEach((header, field) -> headers.put(header, field.name()));
    affiliations.forEach((header, part) -> headers.put(header, part.name()));
    return headers;
  }

  @Override
  public String fieldOf(ValueKind kind) {
    return kind.field();
  }

  @Override
  public Recognition recognition(List<String> header, List<String> chosen) {
    String ownId = ownId(header, chosen);
    boolean organizations = areOrganizations(header);
    return new Recognition() {
      @Override
      public @Nullable Target known(String column) {
        return column.equals(ownId)
            ? new ToExternalId(null)
            : recognised(column, Headers.normal(column), organizations);
      }

      @Override
      public String unknown(String column) {
        String normal = Headers.normal(column);
        return Headers.OF_ERRORS.contains(normal)
            ? "written by an errors file"
            : Headers.EXTERNAL_ID.contains(normal)
                ? "another column holds the id"
                : normal.isEmpty() ? "the column has no name" : "no field is known by this name";
      }
    };
  }

  /** Of several columns that may hold the id, the one with the most telling name does. */
  private static @Nullable String ownId(List<String> header, List<String> chosen) {
    for (String name : Headers.EXTERNAL_ID) {
      for (String column : header) {
        if (!chosen.contains(column) && Headers.normal(column).equals(name)) {
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

  private @Nullable Target recognised(String column, String normal, boolean organizations) {
    if (Headers.OF_ERRORS.contains(normal)) {
      return null;
    }
    if (guarded.contains(normal) && !Headers.EXTERNAL_ID.contains(normal)) {
      throw new InvalidInputException(
          "E_FIELD_PROTECTED",
          "The column '%s' names a field that only the library sets. Remove it, or leave it out with the map {\"%s\":\"-\"}."
              .formatted(column, column));
    }
    return target(column, normal, organizations);
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
    Field<BankAccount, ?> bank = bankParts.get(normal);
    if (bank != null) {
      return new Target.ToBankAccount(bank);
    }
    if (Headers.LEGAL_ADDRESS.contains(normal)) {
      return new Target.ToLabelledAddress("legal");
    }
    Part affiliation = affiliations.get(normal);
    if (affiliation != null) {
      return new ToPart(AffiliationFields.TYPE.name(), affiliation);
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
    if (Headers.INTERESTS.contains(normal)) {
      return new ToWords(CustomerFields.INTERESTS);
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

  @Override
  public Target named(String column, String field) {
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
    if (target != null && Workplaces.isOne(target.field()) && column.equals(TargetNames.CONSTANT)) {
      throw new InvalidInputException(
          "E_MAP",
          "A constant cannot be '%s': rows without a company would have a role nowhere."
              .formatted(target.field()));
    }
    if (target == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "The map sends the column '%s' to '%s', which is no field.%s Fields are: %s."
              .formatted(column, field, hint(field), String.join(", ", words())));
    }
    return target;
  }

  /** "phone:work" is a telephone with a label, "social:vk" a profile in a network. */
  private static @Nullable Target labelled(String field) {
    int colon = field.indexOf(':');
    String name = Headers.normal(colon < 0 ? field : field.substring(0, colon));
    String label = colon < 0 ? null : field.substring(colon + 1).strip();
    if (name.equals("messenger")) {
      return new Target.ToContact(ContactKind.MESSENGER, label);
    }
    if (name.equals("address") && label != null && !label.isEmpty()) {
      return new Target.ToLabelledAddress(label);
    }
    if (field.startsWith("bank.")) {
      return CustomerFields.BANK_ACCOUNTS
          .field(field.substring("bank.".length()))
          .<Target>map(Target.ToBankAccount::new)
          .orElse(null);
    }
    if (name.equals("social")) {
      return new Target.ToContact(ContactKind.SOCIAL, label);
    }
    Target.ToContact contact = label == null ? null : Headers.contact(name);
    return contact == null ? null : new Target.ToContact(contact.kind(), label);
  }

  private String hint(String field) {
    return NearestName.to(field, words()).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  private Set<String> words() {
    Set<String> words =
        new TreeSet<>(Set.of("externalId", "fullName", "company", "email", "phone"));
    words.addAll(
        Set.of("messenger", "social", "web", "tags", "groups", "teams", "domains", "owner"));
    words.add("interests");
    words.add("address:legal");
    CustomerFields.BANK_ACCOUNTS.fields().forEach(part -> words.add("bank." + part.name()));
    fields.values().forEach(field -> words.add(field.name()));
    addressParts.values().forEach(part -> words.add("address." + part.name()));
    affiliations.values().forEach(part -> words.add(part.name()));
    return words;
  }
}
