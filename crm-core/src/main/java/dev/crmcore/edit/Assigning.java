package dev.crmcore.edit;

import dev.crmcore.catalogue.ApprovalDelegationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.PlaybookFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.catalogue.QuotaFields;
import dev.crmcore.catalogue.SavedViewFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.FieldChanges;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.StepDoer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Page;
import dev.crmcore.security.AccessPolicy.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the plan of an assignment, within one read. Used once. */
final class Assigning {
  private static final int PAGE = 1_000;

  /** More pipelines or playbooks than this nobody has. */
  private static final int DEFINITIONS = 1_000;

  private final Gateway gateway;
  private final Reader reader;
  private final Assignment what;
  private final Instant now;
  private final EntityType<Customer> customers;
  private final FieldChanges differences;
  private final Set<AssignedKind> kinds;
  private final Set<AssignedKind> refused = EnumSet.noneOf(AssignedKind.class);
  private final List<PlannedAssignment> planned = new ArrayList<>();

  Assigning(Gateway gateway, Reader reader, Assignment what) {
    this.gateway = gateway;
    this.reader = reader;
    this.what = what;
    this.now = gateway.engine().now();
    this.customers = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    this.differences = new FieldChanges(gateway.engine().json());
    this.kinds = permitted();
  }

  AssignmentPlan plan() {
    Receivers receivers = new Receivers(what.receivers(), what.isByLoad() ? load() : null);
    boolean complete = customers(receivers);
    for (Assignable<?> one : Assignable.ALL) {
      complete = complete && (!kinds.contains(one.kind()) || records(one, receivers));
    }
    return new AssignmentPlan(
        what.giver(), what.description(), planned, refused, elsewhere(), complete, 0);
  }

  private Set<AssignedKind> permitted() {
    Set<AssignedKind> permitted = EnumSet.noneOf(AssignedKind.class);
    for (AssignedKind kind : what.kinds()) {
      if (mayChange(kind)) {
        permitted.add(kind);
      } else if (what.isNamed(kind)) {
        throw new AccessDeniedException(
            "%s may not change who works on %s."
                .formatted(gateway.actor().name(), kind.name().toLowerCase(Locale.ROOT)));
      } else {
        refused.add(kind);
      }
    }
    return permitted;
  }

  private boolean mayChange(AssignedKind kind) {
    return switch (kind) {
      case CUSTOMERS -> mayChange(customers, CustomerFields.OWNERS.name());
      case TEAMS -> mayChange(customers, CustomerFields.TEAMS.name());
      case DEALS, TASKS, LEADS, CASES -> {
        Assignable<?> one = assignable(kind);
        yield mayChange(one.type(), one.person().name());
      }
    };
  }

  private boolean mayChange(EntityType<?> type, String field) {
    EntityType<?> full = gateway.engine().catalogue().requireEntity(type.name());
    return gateway.engine().policy().permits(gateway.actor(), Action.UPDATE, full)
        && sees(type, field);
  }

  private boolean sees(EntityType<?> type, String field) {
    return !reader.concealed(type).contains(field);
  }

  private static Assignable<?> assignable(AssignedKind kind) {
    return Assignable.ALL.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  private boolean customers(Receivers receivers) {
    List<Condition> ways = new ArrayList<>();
    if (kinds.contains(AssignedKind.CUSTOMERS)) {
      ways.add(ownedBy(what.giver()));
    }
    if (kinds.contains(AssignedKind.TEAMS)) {
      ways.add(inTeam(what.giver()));
    }
    if (ways.isEmpty()) {
      return true;
    }
    Condition wanted =
        Conditions.all(
            Conditions.any(ways.toArray(Condition[]::new)),
            what.condition().orElse(Conditions.everyone()),
            Customers.IN_USE);
    return pages(
        customers,
        wanted,
        page ->
            page.forEach(
                card -> {
                  boolean owned = card.profile().owners().stream().anyMatch(this::isGiven);
                  if (owned || isInTeam(card)) {
                    String receiver = receivers.of(card.id());
                    AssignedKind kind = owned ? AssignedKind.CUSTOMERS : AssignedKind.TEAMS;
                    add(
                        kind,
                        customers,
                        card,
                        card.id(),
                        card.displayName(),
                        receiver,
                        given(card, receiver));
                  }
                }));
  }

  private boolean isGiven(OwnerAssignment owner) {
    return kinds.contains(AssignedKind.CUSTOMERS)
        && owner.owner().equals(what.giver())
        && what.isLine(owner.serviceLine());
  }

  private boolean isInTeam(Customer card) {
    return kinds.contains(AssignedKind.TEAMS)
        && card.profile().teams().stream().anyMatch(this::isGiver);
  }

  private boolean isGiver(String member) {
    return Folding.fold(member).equals(Folding.fold(what.giver()));
  }

  private Customer given(Customer card, String receiver) {
    List<OwnerAssignment> owners =
        card.profile().owners().stream()
            .map(one -> isGiven(one) ? new OwnerAssignment(one.serviceLine(), receiver) : one)
            .toList();
    Set<String> teams = new TreeSet<>(card.profile().teams());
    if (isInTeam(card)) {
      teams.removeIf(this::isGiver);
      teams.add(receiver);
    }
    return customers
        .draft(card)
        .setList(CustomerFields.OWNERS, owners)
        .setList(CustomerFields.TEAMS, List.copyOf(teams))
        .build();
  }

  private <E> boolean records(Assignable<E> one, Receivers receivers) {
    EntityType<E> full = gateway.engine().catalogue().entity(one.type());
    return pages(
        full,
        one.of(what.giver()),
        page -> {
          Optional<Set<UUID>> about = wanted(one, page);
          for (E record : page) {
            UUID customer = one.customer().get(record);
            if (about.isEmpty() || (customer != null && about.get().contains(customer))) {
              CustomerId id = customer == null ? null : new CustomerId(customer);
              String receiver = receivers.of(id);
              String title = Objects.requireNonNullElse(one.title().get(record), full.name());
              E given = one.given(full, record, receiver, now);
              add(one.kind(), full, record, id, title, receiver, given);
            }
          }
        });
  }

  /**
   * Returns those of the customers on a page about whom it is; nothing where it is about everybody,
   * and about nobody.
   */
  private <E> Optional<Set<UUID>> wanted(Assignable<E> one, List<E> page) {
    if (what.condition().isEmpty() && !what.hasLines()) {
      return Optional.empty();
    }
    Set<UUID> found = new HashSet<>();
    List<UUID> ids =
        page.stream().map(one.customer()::get).filter(Objects::nonNull).distinct().toList();
    if (!ids.isEmpty()) {
      reader.scan(
          customers,
          Conditions.all(
              Conditions.ids(ids), what.condition().orElse(Conditions.everyone()), inLines()),
          card -> found.add(card.id().value()));
    }
    return Optional.of(found);
  }

  /** Whom the giver looks after in the lines of service that are given. */
  private Condition inLines() {
    return what.lines().stream()
        .map(
            line ->
                Conditions.has(
                    CustomerFields.OWNERS,
                    Conditions.all(equal("owner", what.giver()), equal("serviceLine", line))))
        .reduce(Conditions::any)
        .orElse(Conditions.everyone());
  }

  private <E> void add(
      AssignedKind kind,
      EntityType<E> type,
      E before,
      @Nullable CustomerId customer,
      String name,
      String receiver,
      E after) {
    List<FieldChange> changes = differences.between(type, before, after);
    Set<String> concealed = reader.concealed(type);
    for (FieldChange change : changes) {
      if (concealed.contains(change.field())) {
        throw new AccessDeniedException(
            "%s may not see the field '%s' of a %s, so it cannot be given to somebody."
                .formatted(gateway.actor().name(), change.field(), type));
      }
    }
    planned.add(
        new PlannedAssignment(
            kind,
            type.id(before),
            customer,
            name,
            type.revision(before).version(),
            receiver,
            changes));
  }

  /**
   * Reads page by page, so that a plan that is full can stop; tells whether it was read to the end.
   */
  private <E> boolean pages(EntityType<E> type, Condition condition, Consumer<List<E>> consumer) {
    Keyset after = null;
    do {
      if (planned.size() >= Edits.MAX_PLANNED) {
        return false;
      }
      int room = Math.min(PAGE, Edits.MAX_PLANNED - planned.size());
      Page<E> page = reader.query(type, condition, List.of(), room, after);
      consumer.accept(page.items());
      after = page.next();
    } while (after != null);
    return true;
  }

  /** Returns how much each receiver has of what is given. */
  private Map<String, Long> load() {
    Map<String, Long> load = new HashMap<>();
    for (String receiver : what.receivers()) {
      long has = 0;
      for (AssignedKind kind : kinds) {
        has += count(kind, receiver);
      }
      load.put(receiver, has);
    }
    return load;
  }

  private long count(AssignedKind kind, String user) {
    return switch (kind) {
      case CUSTOMERS -> reader.count(customers, Conditions.all(ownedBy(user), Customers.IN_USE));
      case TEAMS -> reader.count(customers, Conditions.all(inTeam(user), Customers.IN_USE));
      case DEALS, TASKS, LEADS, CASES -> count(assignable(kind), user);
    };
  }

  private <E> long count(Assignable<E> one, String user) {
    return reader.count(one.type(), one.of(user));
  }

  /** Returns where else the giver's name stands, as far as the actor sees it. */
  private Map<String, Long> elsewhere() {
    String giver = what.giver();
    Map<String, Long> found = new LinkedHashMap<>();
    for (AssignedKind kind : AssignedKind.values()) {
      if (!kinds.contains(kind) && !refused.contains(kind) && seesPeopleOf(kind)) {
        note(found, kind.name().toLowerCase(Locale.ROOT), count(kind, giver));
      }
    }
    if (seesPeopleOf(AssignedKind.CUSTOMERS)) {
      Condition archived =
          Conditions.all(
              ownedBy(giver),
              Conditions.missing(CustomerFields.MERGED_INTO),
              Conditions.not(new Condition.Missing(EntityType.ARCHIVED_AT)));
      note(found, "archivedCustomers", reader.count(customers, archived));
    }
    note(found, "quotas", QuotaFields.TYPE, QuotaFields.OWNER);
    note(found, "views", SavedViewFields.TYPE, SavedViewFields.OWNER);
    note(found, "delegations", ApprovalDelegationFields.TYPE, ApprovalDelegationFields.DELEGATE);
    note(
        found,
        "playbooks",
        reader.list(PlaybookFields.TYPE, Conditions.everyone(), DEFINITIONS).stream()
            .filter(one -> one.steps().stream().anyMatch(this::isDoneByGiver))
            .count());
    note(
        found,
        "approvalRules",
        reader.list(PipelineFields.TYPE, Conditions.everyone(), DEFINITIONS).stream()
            .flatMap(one -> one.approvals().stream())
            .filter(rule -> rule.users().contains(giver))
            .count());
    note(found, "qualityIssues", QualityIssueFields.TYPE, QualityIssueFields.ASSIGNEE);
    return found;
  }

  private boolean isDoneByGiver(PlaybookStep step) {
    return step.doer() == StepDoer.USER && what.giver().equals(step.doerName());
  }

  private boolean seesPeopleOf(AssignedKind kind) {
    return switch (kind) {
      case CUSTOMERS -> sees(customers, CustomerFields.OWNERS.name());
      case TEAMS -> sees(customers, CustomerFields.TEAMS.name());
      case DEALS, TASKS, LEADS, CASES ->
          sees(assignable(kind).type(), assignable(kind).person().name());
    };
  }

  private <E> void note(
      Map<String, Long> found, String name, EntityType<E> type, Field<E, String> person) {
    if (sees(type, person.name())) {
      note(found, name, reader.count(type, Conditions.equal(person, what.giver())));
    }
  }

  private static void note(Map<String, Long> found, String name, long count) {
    if (count > 0) {
      found.put(name, count);
    }
  }

  private static Condition ownedBy(String user) {
    return Conditions.has(CustomerFields.OWNERS, equal("owner", user));
  }

  private static Condition equal(String field, String value) {
    return new Condition.Compare(field, Operator.EQ, List.of(Operand.of(value)));
  }

  private static Condition inTeam(String user) {
    return Conditions.hasValue(CustomerFields.TEAMS, user);
  }
}
