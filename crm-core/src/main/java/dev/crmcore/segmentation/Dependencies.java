package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DuplicateCandidateFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.catalogue.QualityRatingFields;
import dev.crmcore.catalogue.RfmRatingFields;
import dev.crmcore.changes.Change;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Condition;
import dev.crmcore.query.ConditionRewriter;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a condition about customers depends on: fields of the customer, related
 * records, the clock.
 */
final class Dependencies {
  /** What the library works out is no change; such answers follow with any change of the card. */
  private static final Set<String> NOT_IN_THE_FEED =
      Set.of(
          QualityRatingFields.TYPE.name(),
          QualityIssueFields.TYPE.name(),
          DuplicateCandidateFields.TYPE.name(),
          RfmRatingFields.TYPE.name());

  private final Set<String> fields = new HashSet<>();
  private final Set<String> entities = new HashSet<>();
  private boolean everyField;
  private boolean clock;

  private Dependencies() {}

  static Dependencies of(Catalogue catalogue, Condition condition) {
    Dependencies found = new Dependencies();
    condition.accept(found.new Finding(catalogue, catalogue.entity(CustomerFields.TYPE)));
    return found;
  }

  /** Tells whether the answer can change by itself. */
  boolean onTheClock() {
    return clock;
  }

  /** Returns the names of the entities whose records count. */
  Set<String> entities() {
    return entities;
  }

  /** Returns the names of the collections of the customer that count, or more. */
  Set<String> collections(EntityType<Customer> customers) {
    Set<String> collections = new HashSet<>();
    fields.forEach(name -> add(customers, name, collections));
    return collections;
  }

  private static void add(EntityType<Customer> customers, String name, Set<String> collections) {
    Optional<Field<Customer, ?>> field = customers.field(name);
    if (field.isEmpty()) {
      collections.add(name);
      return;
    }
    field.get().sources().forEach(source -> add(customers, source, collections));
    if (field.get().is(FieldTrait.DERIVED) && field.get().sources().isEmpty()) {
      // Nobody says what it is made of.
      customers.collections().forEach(one -> collections.add(one.name()));
    }
  }

  /** Tells whether a change can change the answer for somebody. */
  boolean touchedBy(Change change) {
    if (!change.entity().equals(CustomerFields.TYPE.name())) {
      return entities.contains(change.entity());
    }
    // A record that is new answers otherwise than before also by what it lacks.
    return everyField
        || change.version() <= Revision.NEW.version() + 1
        || change.fields().stream().map(FieldChange::field).anyMatch(fields::contains);
  }

  private final class Finding extends ConditionRewriter {
    private final Catalogue catalogue;

    /** What is asked about; null for the elements of a collection. */
    private final @Nullable EntityType<?> type;

    Finding(Catalogue catalogue, @Nullable EntityType<?> type) {
      this.catalogue = catalogue;
      this.type = type;
    }

    @Override
    public Condition compare(Condition.Compare condition) {
      ask(condition.field());
      move(condition.operands());
      return condition;
    }

    private void move(List<Operand> operands) {
      clock |= operands.stream().anyMatch(Operand.Relative.class::isInstance);
    }

    @Override
    public Condition during(Condition.During condition) {
      ask(condition.field());
      move(condition.window());
      return condition;
    }

    @Override
    public Condition anniversary(Condition.Anniversary condition) {
      ask(condition.field());
      move(condition.window());
      return condition;
    }

    private void move(Window window) {
      clock |= !(window instanceof Window.Between || window instanceof Window.Days);
    }

    @Override
    public Condition missing(Condition.Missing condition) {
      ask(condition.field());
      return condition;
    }

    @Override
    public Condition has(Condition.Has condition) {
      note(condition.collection());
      condition.element().accept(new Finding(catalogue, null));
      return condition;
    }

    @Override
    public Condition related(Condition.Related condition) {
      String owner = Objects.requireNonNull(type, "elements have no relations").name();
      Relation<?> relation = catalogue.relation(owner, condition.relation()).orElseThrow();
      entities.add(relation.target().name());
      everyField |= NOT_IN_THE_FEED.contains(relation.target().name());
      move(condition.window());
      move(List.of(condition.operand()));
      condition
          .where()
          .accept(new Finding(catalogue, catalogue.requireEntity(relation.target().name())));
      return condition;
    }

    private void ask(String name) {
      if (type != null && isCustomer(type)) {
        fields.add(name);
        type.requireField(name).sources().forEach(fields::add);
        everyField |= name.equals(EntityType.UPDATED_AT) || name.equals(EntityType.VERSION);
      }
    }

    private void note(String name) {
      if (type != null && isCustomer(type)) {
        fields.add(name);
      }
    }
  }

  private static boolean isCustomer(EntityType<?> type) {
    return type.name().equals(CustomerFields.TYPE.name());
  }
}
