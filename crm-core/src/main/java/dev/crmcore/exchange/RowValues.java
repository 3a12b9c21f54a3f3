package dev.crmcore.exchange;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.PostalAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of one row say, by the fields of the catalogue; empty cells say nothing. */
final class RowValues {
  private final Map<Field<Customer, ?>, Object> fields = new LinkedHashMap<>();
  private final List<ContactPoint> contactPoints = new ArrayList<>();
  private final Map<Field<PostalAddress, ?>, String> address = new LinkedHashMap<>();
  private final List<PostalAddress> addresses = new ArrayList<>();
  private final Map<String, String> bank = new LinkedHashMap<>();
  private final List<BankAccount> bankAccounts = new ArrayList<>();
  private final List<OwnerAssignment> owners = new ArrayList<>();
  private final List<ExternalId> externalIds = new ArrayList<>();
  private final Map<CollectionField<Customer, String>, Set<String>> words = new LinkedHashMap<>();
  private final Map<String, Object> parts = new LinkedHashMap<>();
  private @Nullable RowValues customer;
  private @Nullable String ownId;
  private @Nullable String fullName;
  private @Nullable String owner;

  void set(Field<Customer, ?> field, Object value) {
    fields.putIfAbsent(field, value);
  }

  void remove(Field<Customer, ?> field) {
    fields.remove(field);
  }

  @Nullable Object get(Field<Customer, ?> field) {
    return fields.get(field);
  }

  boolean has(Field<Customer, ?> field) {
    return fields.containsKey(field);
  }

  Map<Field<Customer, ?>, Object> fields() {
    return fields;
  }

  void add(ContactPoint point) {
    contactPoints.add(point);
  }

  List<ContactPoint> contactPoints() {
    return contactPoints;
  }

  /** Several columns may hold one line of an address: house and street, street and district. */
  void addAddressPart(Field<PostalAddress, ?> part, String text) {
    address.merge(part, text, RowValues::joined);
  }

  private static String joined(String first, String second) {
    boolean house = first.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '/');
    return first + (house ? " " : ", ") + second;
  }

  Map<Field<PostalAddress, ?>, String> address() {
    return address;
  }

  void bankPart(Field<BankAccount, ?> part, String text) {
    bank.put(part.name(), text);
  }

  /** Returns the parts of the account that the cells name, by the names of its fields. */
  Map<String, String> bank() {
    return bank;
  }

  void add(BankAccount account) {
    bankAccounts.add(account);
  }

  List<BankAccount> bankAccounts() {
    return bankAccounts;
  }

  void add(PostalAddress whole) {
    addresses.add(whole);
  }

  List<PostalAddress> addresses() {
    return addresses;
  }

  void add(OwnerAssignment assignment) {
    owners.add(assignment);
  }

  List<OwnerAssignment> owners() {
    return owners;
  }

  void add(ExternalId externalId) {
    externalIds.add(externalId);
  }

  List<ExternalId> externalIds() {
    return externalIds;
  }

  void addWord(CollectionField<Customer, String> collection, String word) {
    words.computeIfAbsent(collection, none -> new LinkedHashSet<>()).add(word);
  }

  Map<CollectionField<Customer, String>, Set<String>> words() {
    return words;
  }

  @Nullable String ownId() {
    return ownId;
  }

  void ownId(String id) {
    ownId = id;
  }

  @Nullable String fullName() {
    return fullName;
  }

  void fullName(String name) {
    fullName = name;
  }

  @Nullable String owner() {
    return owner;
  }

  void owner(String name) {
    owner = name;
  }

  /** Returns what the row says about the customer of the record that it is. */
  RowValues customer() {
    RowValues known = customer;
    if (known == null) {
      known = new RowValues();
      customer = known;
    }
    return known;
  }

  /** Sets a part of a record that is no customer. */
  void put(String part, Object value) {
    parts.put(part, value);
  }

  @Nullable Object part(String name) {
    return parts.get(name);
  }

  @Nullable String text(String name) {
    Object part = parts.get(name);
    return part == null ? null : part.toString();
  }

  boolean hasPart(String prefix) {
    for (String name : parts.keySet()) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
