package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.PostalAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the cells of a column go. */
sealed interface Target {
  /** Returns the field in the words of a map. */
  String field();

  /** Returns the names of the fields and collections of a customer that it fills. */
  List<String> fills();

  /** Returns the name of the entity that it belongs to. */
  default String entity() {
    return CustomerFields.TYPE.name();
  }

  /** Tells whether it takes one value of a row, not several. */
  default boolean isSingle() {
    return false;
  }

  /** Tells whether a cell may have several lines. */
  default boolean takesLines() {
    return false;
  }

  /**
   * Takes a cell that is not empty.
   *
   * @throws InvalidInputException if it is no such value
   */
  void read(String cell, RowValues row);

  /**
   * Takes a JSON array, which is not empty.
   *
   * @throws InvalidInputException if one value is meant, or it holds no such values
   */
  default void readStructure(String json, RowValues row) {
    throw new InvalidInputException(
        "E_TYPE", "'%s' takes one value, not a list. Give one.".formatted(field()));
  }

  /** A field of the customer's own. */
  record ToField(Field<Customer, ?> target, Function<String, ?> conversion) implements Target {
    @Override
    public String field() {
      return target.name();
    }

    @Override
    public List<String> fills() {
      return List.of(target.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public boolean takesLines() {
      return target.name().equals(CustomerFields.NOTES.name());
    }

    @Override
    public void read(String cell, RowValues row) {
      row.set(target, conversion.apply(cell));
    }
  }

  /** A name in one piece. */
  record ToFullName() implements Target {
    @Override
    public String field() {
      return "fullName";
    }

    @Override
    public List<String> fills() {
      return List.of(
          CustomerFields.GIVEN_NAME.name(),
          CustomerFields.MIDDLE_NAME.name(),
          CustomerFields.FAMILY_NAME.name(),
          CustomerFields.SALUTATION.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public void read(String cell, RowValues row) {
      row.fullName(cell);
    }
  }

  /** A way to reach the customer; e-mail addresses and telephones may be several in a cell. */
  record ToContact(ContactKind kind, @Nullable String label) implements Target {
    /** What Google writes between values that have one label. */
    private static final String SEVERAL = " ::: ";

    @Override
    public String field() {
      String name = kind.name().toLowerCase(Locale.ROOT);
      return label == null ? name : name + ":" + label;
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.CONTACT_POINTS.name());
    }

    @Override
    public void read(String cell, RowValues row) {
      int start = 0;
      for (int end = cell.indexOf(SEVERAL); end >= 0; end = cell.indexOf(SEVERAL, start)) {
        readPart(cell.substring(start, end), row);
        start = end + SEVERAL.length();
      }
      readPart(start == 0 ? cell : cell.substring(start), row);
    }

    private void readPart(String cell, RowValues row) {
      String separators = kind == ContactKind.EMAIL ? ",;" : kind == ContactKind.PHONE ? ";" : "";
      Cells.split(cell, separators, part -> row.add(ContactPoint.of(kind, part).withLabel(label)));
    }

    @Override
    public void readStructure(String json, RowValues row) {
      for (String text : JsonCell.texts(json)) {
        Cells.requireLine(text);
        read(text, row);
      }
    }
  }

  /** A part of the main address. */
  record ToAddress(Field<PostalAddress, ?> part) implements Target {
    @Override
    public String field() {
      return "address." + part.name();
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.ADDRESSES.name());
    }

    @Override
    public boolean takesLines() {
      return part.name().equals("street");
    }

    @Override
    public void read(String cell, RowValues row) {
      row.addAddressPart(part, cell);
    }
  }

  /** An address in one piece, with a label. */
  record ToLabelledAddress(String label) implements Target {
    @Override
    public String field() {
      return "address:" + label;
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.ADDRESSES.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public boolean takesLines() {
      return true;
    }

    @Override
    public void read(String cell, RowValues row) {
      row.add(new PostalAddress(label, cell, null, null, null, null));
    }
  }

  /** A part of the customer's bank account. */
  record ToBankAccount(Field<BankAccount, ?> part) implements Target {
    @Override
    public String field() {
      return "bank." + part.name();
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.BANK_ACCOUNTS.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public void read(String cell, RowValues row) {
      row.bankPart(part, cell);
    }
  }

  /** The customer's name in the source itself, or in another system. */
  record ToExternalId(@Nullable String system) implements Target {
    @Override
    public String field() {
      return system == null ? "externalId" : "externalId:" + system;
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.EXTERNAL_IDS.name());
    }

    @Override
    public boolean isSingle() {
      return system == null;
    }

    @Override
    public void read(String cell, RowValues row) {
      if (system == null) {
        row.ownId(cell);
      } else {
        row.add(new ExternalId(system, cell));
      }
    }
  }

  /** Words such as tags, several in a cell. */
  record ToWords(CollectionField<Customer, String> collection) implements Target {
    @Override
    public String field() {
      return collection.name();
    }

    @Override
    public List<String> fills() {
      return List.of(collection.name());
    }

    @Override
    public void read(String cell, RowValues row) {
      Cells.split(cell, ",;|", word -> row.addWord(collection, word));
    }

    @Override
    public void readStructure(String json, RowValues row) {
      for (String word : JsonCell.texts(json)) {
        Cells.requireLine(word);
        if (!word.isEmpty()) {
          row.addWord(collection, word);
        }
      }
    }
  }

  /** Who is responsible in general. */
  record ToOwner() implements Target {
    @Override
    public String field() {
      return "owner";
    }

    @Override
    public List<String> fills() {
      return List.of(CustomerFields.OWNERS.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public void read(String cell, RowValues row) {
      row.owner(cell);
    }
  }

  /**
   * Whole elements of a collection, as the JSON of an export holds them.
   *
   * @param collection which
   * @param always what is the library's own to say of an element, whatever the file says
   * @param defaults what is meant where nothing is said
   * @param sink where an element goes
   */
  record ToElements<T>(
      CollectionField<Customer, T> collection,
      Map<String, String> always,
      Map<String, String> defaults,
      BiConsumer<RowValues, T> sink)
      implements Target {
    @Override
    public String field() {
      return collection.name();
    }

    @Override
    public List<String> fills() {
      return List.of(collection.name());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public void read(String cell, RowValues row) {
      readStructure(cell, row);
    }

    @Override
    public void readStructure(String json, RowValues row) {
      for (Map<String, String> given : JsonCell.elements(json)) {
        Map<String, String> parts = new HashMap<>(defaults);
        parts.putAll(given);
        parts.putAll(always);
        // The standard form is made anew by whoever stores it.
        parts.computeIfPresent("normalized", (name, form) -> parts.getOrDefault("raw", ""));
        sink.accept(row, ElementReading.element(collection, parts));
      }
    }
  }

  /** A field of a record that is no customer. */
  record ToPart(String entity, RecordTargets.Part part) implements Target {
    @Override
    public String field() {
      return part.name();
    }

    @Override
    public List<String> fills() {
      return List.of(part.fills());
    }

    @Override
    public boolean isSingle() {
      return true;
    }

    @Override
    public boolean takesLines() {
      return part.takesLines();
    }

    @Override
    public void read(String cell, RowValues row) {
      row.put(part.name(), part.conversion().apply(cell));
    }
  }

  /** A field of the customer of a record. */
  record ToCustomer(Target target) implements Target {
    @Override
    public String field() {
      return "customer." + target.field();
    }

    @Override
    public List<String> fills() {
      return target.fills();
    }

    @Override
    public boolean isSingle() {
      return target.isSingle();
    }

    @Override
    public boolean takesLines() {
      return target.takesLines();
    }

    @Override
    public void read(String cell, RowValues row) {
      target.read(cell, row.customer());
    }
  }
}
