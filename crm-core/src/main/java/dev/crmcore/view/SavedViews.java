package dev.crmcore.view;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.SavedViewFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SavedView;
import dev.crmcore.model.SavedViewId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The views of the actor, and those that others share. What a view shows is what the one who looks
 * may see. Belongs to one session; not safe for use by several threads at once.
 */
public final class SavedViews {
  private static final String FALLING = "-";

  private final Gateway gateway;
  private final ConditionText text;

  /** Creates the service; hosts get it from their session. */
  public SavedViews(Gateway gateway, ConditionText text) {
    this.gateway = gateway;
    this.text = text;
  }

  /**
   * Saves a view as one of the actor's, in place of the one of that name.
   *
   * @throws InvalidInputException if the name is blank, the condition cannot be read or names a
   *     segment that is not there, or there is no field to sort by or to show
   */
  public SavedView save(ViewDraft draft) {
    if (draft.name().isBlank()) {
      throw new InvalidInputException("A view needs a name.");
    }
    Condition condition = text.parse(draft.condition(), CustomerFields.TYPE);
    EntityType<Customer> customer = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    draft.sorts().forEach(sort -> customer.requireField(sort.field()));
    draft.columns().forEach(customer::requireField);
    return gateway.change(
        Origin.of("view.save"),
        changes -> {
          Reader reader = changes.reader();
          SegmentExpansion.stored(text, reader).expand(condition);
          Optional<SavedView> known = own(reader, draft.name());
          return known.isEmpty()
              ? changes.create(
                  SavedViewFields.TYPE, view(SavedViewId.UNASSIGNED, draft, Revision.NEW))
              : changes.update(
                  SavedViewFields.TYPE, view(known.get().id(), draft, known.get().revision()));
        });
  }

  private SavedView view(SavedViewId id, ViewDraft draft, Revision revision) {
    return new SavedView(
        id,
        draft.name(),
        actor(),
        draft.shared(),
        draft.condition(),
        draft.sorts().stream().map(SavedViews::written).toList(),
        draft.columns(),
        revision);
  }

  /** Returns the views of the actor and those that others share, by name. */
  public List<SavedView> list() {
    return gateway.read(
        reader -> {
          List<SavedView> views = new ArrayList<>();
          reader.scan(
              SavedViewFields.TYPE,
              Conditions.any(
                  Conditions.equal(SavedViewFields.OWNER, actor()),
                  Conditions.equal(SavedViewFields.SHARED, true)),
              views::add);
          views.sort(Comparator.comparing(SavedView::name).thenComparing(SavedView::owner));
          return List.copyOf(views);
        });
  }

  /**
   * Returns a view by its name: the actor's own, or else the oldest that somebody shares.
   *
   * @throws NotFoundException if there is none
   */
  public SavedView get(String name) {
    return gateway.read(
        reader ->
            own(reader, name)
                .or(() -> named(reader, name, Conditions.equal(SavedViewFields.SHARED, true)))
                .orElseThrow(() -> missing(name)));
  }

  /**
   * Removes a view of the actor's own.
   *
   * @throws NotFoundException if the actor has none of that name
   */
  public void remove(String name) {
    gateway.apply(
        Origin.of("view.remove"),
        changes -> {
          SavedView view = own(changes.reader(), name).orElseThrow(() -> missing(name));
          changes.remove(SavedViewFields.TYPE, view.id().value());
        });
  }

  /** Returns one page of the customers that a view shows, in its order. */
  public Page<Customer> page(SavedView view, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                CustomerFields.TYPE,
                shown(reader, view),
                view.sorts().stream().map(SavedViews::sort).toList(),
                limit,
                after));
  }

  /** Returns how many customers a view shows. */
  public long count(SavedView view) {
    return gateway.read(reader -> reader.count(CustomerFields.TYPE, shown(reader, view)));
  }

  private Condition shown(Reader reader, SavedView view) {
    Condition condition = text.parse(view.condition(), CustomerFields.TYPE);
    return Conditions.all(
        SegmentExpansion.stored(text, reader).expand(condition), Customers.IN_USE);
  }

  /**
   * Returns what the columns of a view show of a customer, as text; null where there is nothing.
   */
  public List<@Nullable String> row(SavedView view, Customer customer) {
    EntityType<Customer> type = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    List<@Nullable String> row = new ArrayList<>();
    view.columns().forEach(column -> row.add(type.requireField(column).text(customer)));
    return row;
  }

  private Optional<SavedView> own(Reader reader, String name) {
    return named(reader, name, Conditions.equal(SavedViewFields.OWNER, actor()));
  }

  private static Optional<SavedView> named(Reader reader, String name, Condition whose) {
    return reader
        .list(
            SavedViewFields.TYPE,
            Conditions.all(Conditions.equal(SavedViewFields.NAME, name), whose),
            1)
        .stream()
        .findFirst();
  }

  private String actor() {
    return gateway.actor().name();
  }

  private static NotFoundException missing(String name) {
    return new NotFoundException("There is no view '" + name + "'.");
  }

  private static String written(Sort sort) {
    return sort.descending() ? FALLING + sort.field() : sort.field();
  }

  private static Sort sort(String written) {
    return written.startsWith(FALLING)
        ? new Sort(written.substring(1), true)
        : new Sort(written, false);
  }
}
