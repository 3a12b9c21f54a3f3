package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
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
    return tags("add tag '" + tag + "'", tags -> tags.add(tag));
  }

  /** Takes a tag from whoever has it. */
  public static Edit removeTag(String tag) {
    return tags("remove tag '" + tag + "'", tags -> tags.remove(tag));
  }

  private static Edit tags(String description, TagChange change) {
    return new Edit(
        EditRunKind.EDIT,
        description,
        (type, card) -> {
          Set<String> tags = new TreeSet<>(card.tags());
          return change.apply(tags)
              ? type.draft(card).setList(CustomerFields.TAGS, List.copyOf(tags)).build()
              : card;
        });
  }

  /** Makes somebody responsible in general; owners in lines of service stay. */
  public static Edit owner(String user) {
    return new Edit(
        EditRunKind.EDIT,
        "owner = " + user,
        (type, card) -> {
          List<OwnerAssignment> owners = new ArrayList<>(card.profile().owners());
          owners.removeIf(one -> one.serviceLine().equals(OwnerAssignment.GENERAL));
          owners.add(0, new OwnerAssignment(OwnerAssignment.GENERAL, user));
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

  @FunctionalInterface
  private interface TagChange {
    boolean apply(Set<String> tags);
  }
}
