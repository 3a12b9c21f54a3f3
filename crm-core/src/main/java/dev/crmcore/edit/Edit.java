package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.model.Customer;
import dev.crmcore.model.EditRunKind;
import dev.crmcore.model.OwnerAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to each of many customers. Immutable; safe for all threads if the function it
 * was made of is.
 */
public final class Edit {
  private final EditRunKind kind;
  private final String description;
  private final Change change;

  private Edit(EditRunKind kind, String description, Change change) {
    this.kind = kind;
    this.description = requireNonNull(description, "description");
    this.change = change;
  }

  /**
   * Returns an edit in the host's own words.
   *
   * @param description what is done, for the list of runs
   * @param change returns the changed card, or the same one where nothing is to be done
   */
  public static Edit of(String description, UnaryOperator<Customer> change) {
    requireNonNull(change, "change");
    return new Edit(EditRunKind.EDIT, description, (type, card) -> change.apply(card));
  }

  /**
   * Sets a field of the card, custom fields included, to a value in the catalogue's text form, such
   * as {@code "2026-03-01"}; null clears it. Whoever cannot have the field, as a company has no
   * birth date, is left as it is.
   *
   * @throws InvalidInputException when it is planned, if there is no such field, the value is not
   *     of its type, or only the library sets it
   */
  public static Edit set(String field, @Nullable String value) {
    requireNonNull(field, "field");
    return new Edit(
        EditRunKind.EDIT,
        value == null ? "clear " + field : field + " = " + value,
        (type, card) -> set(type, card, field, value));
  }

  private static Customer set(
      EntityType<Customer> type, Customer card, String name, @Nullable String value) {
    Field<Customer, ?> field = type.requireField(name);
    if (field.is(FieldTrait.SYSTEM) || field.is(FieldTrait.DERIVED)) {
      throw new InvalidInputException(
          "E_FIELD_PROTECTED",
          "The field '%s' is made of others or set by the library. Change what it is made of."
              .formatted(name));
    }
    return type.draft(card).set(field, value == null ? null : field.type().parse(value)).build();
  }

  /** Adds a tag to whoever has not got it. */
  public static Edit addTag(String tag) {
    return words("add tag", CustomerFields.TAGS, tag, true);
  }

  /** Takes a tag from whoever has it. */
  public static Edit removeTag(String tag) {
    return words("remove tag", CustomerFields.TAGS, tag, false);
  }

  /** Adds a team to those that may work with the customer. */
  public static Edit addTeam(String team) {
    return words("add team", CustomerFields.TEAMS, team, true);
  }

  /** Takes a team from those that may work with the customer. */
  public static Edit removeTeam(String team) {
    return words("remove team", CustomerFields.TEAMS, team, false);
  }

  /** Puts the customer in a group. */
  public static Edit addGroup(String group) {
    return words("add group", CustomerFields.GROUPS, group, true);
  }

  /** Takes the customer out of a group. */
  public static Edit removeGroup(String group) {
    return words("remove group", CustomerFields.GROUPS, group, false);
  }

  private static Edit words(
      String description, CollectionField<Customer, String> collection, String word, boolean add) {
    requireNonNull(word, "word");
    return new Edit(
        EditRunKind.EDIT,
        "%s '%s'".formatted(description, word),
        (type, card) -> {
          Set<String> words = new TreeSet<>(collection.get(card));
          boolean changed = add ? words.add(word) : words.remove(word);
          return changed ? type.draft(card).setList(collection, List.copyOf(words)).build() : card;
        });
  }

  /** Makes somebody responsible in general; owners in lines of service stay. */
  public static Edit owner(String user) {
    return owner(OwnerAssignment.GENERAL, user);
  }

  /** Makes somebody responsible in a line of service; owners in other lines stay. */
  public static Edit owner(String serviceLine, String user) {
    requireNonNull(user, "user");
    return owners(serviceLine, "owner%s = " + user, new OwnerAssignment(serviceLine, user));
  }

  /** Makes nobody responsible in a line of service; owners in other lines stay. */
  public static Edit noOwner(String serviceLine) {
    return owners(serviceLine, "no owner%s", null);
  }

  private static Edit owners(
      String serviceLine, String description, @Nullable OwnerAssignment owner) {
    boolean general = serviceLine.equals(OwnerAssignment.GENERAL);
    return new Edit(
        EditRunKind.EDIT,
        description.replace("%s", general ? "" : " for " + serviceLine),
        (type, card) -> {
          if (owner != null && card.profile().owners().contains(owner)) {
            return card;
          }
          List<OwnerAssignment> owners = new ArrayList<>(card.profile().owners());
          owners.removeIf(one -> one.serviceLine().equals(serviceLine));
          if (owner != null) {
            owners.add(general ? 0 : owners.size(), owner);
          }
          return type.draft(card).setList(CustomerFields.OWNERS, owners).build();
        });
  }

  /** Puts customers aside, as {@code customers().archive} does. */
  public static Edit archive() {
    return new Edit(EditRunKind.ARCHIVE, "archive", (type, card) -> card);
  }

  /** Returns an edit that fixes what quality rules found; for plans of fixes. */
  public static Edit fix(String description, UnaryOperator<Customer> change) {
    requireNonNull(change, "change");
    return new Edit(EditRunKind.FIX, description, (type, card) -> change.apply(card));
  }

  /** Returns what a run of it is. */
  public EditRunKind kind() {
    return kind;
  }

  /** Returns what is done, in words. */
  public String description() {
    return description;
  }

  Customer apply(EntityType<Customer> type, Customer card) {
    return change.apply(type, card);
  }

  @Override
  public String toString() {
    return description;
  }

  @FunctionalInterface
  private interface Change {
    Customer apply(EntityType<Customer> type, Customer card);
  }
}
