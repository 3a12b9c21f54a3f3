package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.QualityRatingFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.SuppressionFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.consent.Standing;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.LifecycleHistory;
import dev.crmcore.customer.Relationships;
import dev.crmcore.duplicates.ReviewQueue;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.Comment;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.QualityRating;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Suppression;
import dev.crmcore.model.Survey;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.SegmentNames;
import dev.crmcore.service.Surveys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole customer in one call. Belongs to one session; not safe for use by several threads at
 * once.
 */
public final class Overviews {
  private static final int TIMELINE = 20;
  private static final int MOST = 100;
  private static final int MAX_PAGE = 1_000;

  /** Of these, the note for a colleague says what there is not. */
  private static final Set<EntityType<?>> NOTED =
      Set.of(
          CustomerFields.TYPE,
          InteractionFields.TYPE,
          PurchaseFields.TYPE,
          DealFields.TYPE,
          ServiceCaseFields.TYPE);

  private final Gateway gateway;
  private final SegmentNames segments;
  private final ContactForms forms;

  /** Creates the service; hosts get it from their session. */
  public Overviews(Gateway gateway, SegmentNames segments, ContactForms forms) {
    this.gateway = gateway;
    this.segments = segments;
    this.forms = forms;
  }

  /**
   * Returns what is known about whoever calls: the whole customer where they are recognised, and
   * what can be said where they are not.
   *
   * @param identities the number, the address, the name in another system, in any format
   */
  public CallerCard caller(Identity... identities) {
    return gateway.read(
        reader ->
            new Callers(reader, forms).card(List.of(identities), customer -> of(reader, customer)));
  }

  /**
   * Returns everything about a customer, as the actor may see it, in one state of the data. Of
   * deals, tasks, cases, comments, files and people, at most {@value #MOST} each.
   *
   * @throws NotFoundException if the actor cannot see the customer
   */
  public CustomerOverview of(CustomerId id) {
    requireNonNull(id, "id");
    return gateway.read(reader -> of(reader, Customers.require(reader, id)));
  }

  private CustomerOverview of(Reader reader, Customer customer) {
    UUID id = customer.id().value();
    List<Survey> surveys = surveys(reader, id);
    List<Attachment> attachments = attachments(reader, id);
    Timeline happened =
        new Timeline(reader, List.of(id))
            .knowing(TimelineKind.SURVEY, surveys)
            .knowing(TimelineKind.ATTACHMENT, attachments);
    TimelinePage timeline = happened.page(EnumSet.allOf(TimelineKind.class), TIMELINE, null);
    List<Deal> deals = openDeals(reader, id, happened.deals());
    List<Task> tasks =
        records(
            reader,
            TaskFields.TYPE,
            Conditions.all(
                Conditions.equal(TaskFields.CUSTOMER_ID, id),
                Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS))),
            Sort.ascending(TaskFields.DEADLINE),
            Set.of("customerId", "deadline", "dueOn", "dueAt", "dueZone"));
    List<ServiceCase> cases =
        records(
            reader,
            ServiceCaseFields.TYPE,
            Conditions.all(
                Conditions.equal(ServiceCaseFields.CUSTOMER_ID, id),
                Conditions.in(
                    ServiceCaseFields.STATUS,
                    List.of(
                        CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.PENDING, CaseStatus.RESOLVED))),
            Sort.descending(ServiceCaseFields.OPENED_AT),
            Set.of());
    return new CustomerOverview(
        customer,
        LifecycleHistory.since(reader, customer).orElse(null),
        new PlacesBeside(reader).page(id, MOST, null).items(),
        Relationships.of(reader, customer.id()),
        timeline,
        deals,
        tasks,
        cases,
        PurchaseTotals.of(reader, id),
        surveys,
        Surveys.trends(surveys),
        segments.of(reader, customer.id()),
        quality(reader, id),
        ReviewQueue.with(reader, today(), customer.id()),
        Standing.seen(reader, customer.id(), gateway.engine().now()),
        suppressions(reader, customer),
        lastContact(reader, id, timeline),
        nextContact(tasks, deals),
        colleagues(customer, deals, tasks, cases),
        pinned(reader, id),
        attachments,
        Unseen.of(reader, NOTED));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone());
  }

  /**
   * Returns a page of the organisations of a person, or of the people of an organisation, each with
   * their role; whoever has several roles comes several times. The first known come first, those of
   * a page by name.
   *
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   * @throws NotFoundException if the actor cannot see the customer
   */
  public Page<Place> places(CustomerId id, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            new PlacesBeside(reader)
                .page(Customers.require(reader, id).id().value(), limit, after));
  }

  /**
   * Returns a page of what happened with a customer, the latest first.
   *
   * @param kinds which kinds
   * @param limit 1 to {@value #MAX_PAGE}
   * @param after where the page before ended, or null for the first
   * @throws NotFoundException if the actor cannot see the customer
   * @throws InvalidInputException if the limit is out of range
   */
  public TimelinePage timeline(
      CustomerId id, Set<TimelineKind> kinds, int limit, @Nullable TimelineEntry after) {
    requirePage(limit);
    return gateway.read(
        reader ->
            new Timeline(reader, List.of(Customers.require(reader, id).id().value()))
                .page(kinds, limit, after));
  }

  /**
   * Returns a page of what happened with an organisation and with the people who have a place in it
   * today, as far as the actor may see them and of more than 1,000 people the first known.
   *
   * @param kinds which kinds
   * @param limit 1 to {@value #MAX_PAGE}
   * @param after where the page before ended, or null for the first
   * @throws NotFoundException if the actor cannot see the customer
   * @throws InvalidInputException if the limit is out of range
   */
  public TimelinePage timelineWithPeople(
      CustomerId organization, Set<TimelineKind> kinds, int limit, @Nullable TimelineEntry after) {
    requirePage(limit);
    return gateway.read(
        reader -> {
          UUID id = Customers.require(reader, organization).id().value();
          return new Timeline(reader, new PlacesBeside(reader).withPeople(id, today()))
              .page(kinds, limit, after);
        });
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new InvalidInputException(
          "A page has 1 to %d entries, not %d.".formatted(MAX_PAGE, limit));
    }
  }

  /**
   * Returns what a colleague who takes over has to know, in English, one fact a line.
   *
   * @param seen the facts
   * @param zone where days are
   */
  public String handOver(CustomerOverview seen, ZoneId zone) {
    return HandOver.note(seen, gateway.engine().now(), zone);
  }

  /** Of few deals those that are open are among what the timeline read. */
  private static List<Deal> openDeals(Reader reader, UUID id, Page<Deal> all) {
    Set<String> goesBy = Set.of("customerId", "closedAt");
    if (all.next() == null && Collections.disjoint(reader.concealed(DealFields.TYPE), goesBy)) {
      return all.items().stream()
          .filter(deal -> deal.closedAt() == null)
          .sorted(
              Comparator.comparing(Deal::stageSince)
                  .reversed()
                  .thenComparing(deal -> deal.id().value(), FieldType.ID::compare))
          .limit(MOST)
          .toList();
    }
    return records(
        reader,
        DealFields.TYPE,
        Conditions.all(
            Conditions.equal(DealFields.CUSTOMER_ID, id), Conditions.missing(DealFields.CLOSED_AT)),
        Sort.descending(DealFields.STAGE_SINCE),
        goesBy);
  }

  private static List<Survey> surveys(Reader reader, UUID id) {
    return records(
        reader,
        SurveyFields.TYPE,
        Conditions.all(
            Conditions.equal(SurveyFields.CUSTOMER_ID, id),
            Conditions.missing(SurveyFields.ANSWERED_AT).negate()),
        Sort.descending(SurveyFields.ANSWERED_AT),
        Set.of("answeredAt"));
  }

  private static List<Comment> pinned(Reader reader, UUID id) {
    return records(
        reader,
        CommentFields.TYPE,
        Conditions.all(
            Conditions.equal(CommentFields.CUSTOMER_ID, id),
            Conditions.equal(CommentFields.PINNED, true)),
        Sort.descending(CommentFields.CREATED_AT),
        Set.of("customerId"));
  }

  private static List<Attachment> attachments(Reader reader, UUID id) {
    return records(
        reader,
        AttachmentFields.TYPE,
        Conditions.all(
            Conditions.equal(AttachmentFields.CUSTOMER_ID, id),
            Conditions.missing(AttachmentFields.REMOVED_AT)),
        Sort.descending(AttachmentFields.CREATED_AT),
        Set.of("removedAt"));
  }

  /** Whoever may not see what a list goes by has an empty one, and sees the rest. */
  private static <E> List<E> records(
      Reader reader, EntityType<E> type, Condition which, Sort order, Set<String> goesBy) {
    return Collections.disjoint(reader.concealed(type), goesBy)
        ? reader.query(type, which, List.of(order), MOST, null).items()
        : List.of();
  }

  private static @Nullable QualityRating quality(Reader reader, UUID id) {
    return reader
        .list(QualityRatingFields.TYPE, Conditions.equal(QualityRatingFields.CUSTOMER_ID, id), MOST)
        .stream()
        .max(Comparator.comparing(QualityRating::ratedAt))
        .orElse(null);
  }

  private static List<Suppression> suppressions(Reader reader, Customer customer) {
    Collection<String> addresses =
        customer.contactPoints().stream().map(ContactPoint::normalized).toList();
    if (addresses.isEmpty()) {
      return List.of();
    }
    return reader
        .list(SuppressionFields.TYPE, Conditions.in(SuppressionFields.ADDRESS, addresses), MOST)
        .stream()
        .filter(
            one ->
                customer.contactPoints().stream()
                    .anyMatch(
                        point ->
                            point.kind() == one.kind() && point.normalized().equals(one.address())))
        .toList();
  }

  private static @Nullable Interaction lastContact(Reader reader, UUID id, TimelinePage latest) {
    for (TimelineEntry entry : latest.entries()) {
      if (entry.record() instanceof Interaction touch && touch.direction() != Direction.INTERNAL) {
        return touch;
      }
    }
    if (!Collections.disjoint(reader.concealed(InteractionFields.TYPE), Set.of("customerId"))) {
      return null;
    }
    Condition spoken =
        Conditions.all(
            Conditions.equal(InteractionFields.CUSTOMER_ID, id),
            Conditions.in(
                InteractionFields.DIRECTION, List.of(Direction.INBOUND, Direction.OUTBOUND)));
    return reader
        .query(
            InteractionFields.TYPE,
            spoken,
            List.of(Sort.descending(InteractionFields.OCCURRED_AT)),
            1,
            null)
        .items()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private @Nullable PlannedContact nextContact(List<Task> tasks, List<Deal> deals) {
    List<PlannedContact> planned = new ArrayList<>();
    for (Task task : tasks) {
      if (task.due() != null) {
        planned.add(new PlannedContact(task.due().deadline(), task.subject(), task.assignee()));
      }
    }
    for (Deal deal : deals) {
      LocalDate on = deal.nextStepOn();
      String step = deal.nextStep();
      if (on != null && step != null) {
        Instant end = on.plusDays(1).atStartOfDay(gateway.engine().zone()).toInstant();
        planned.add(new PlannedContact(end, step, deal.owner()));
      }
    }
    return planned.stream().min(Comparator.comparing(PlannedContact::dueAt)).orElse(null);
  }

  private static List<Colleague> colleagues(
      Customer customer, List<Deal> deals, List<Task> tasks, List<ServiceCase> cases) {
    List<Colleague> colleagues = new ArrayList<>();
    customer
        .owners()
        .forEach(
            (line, owner) ->
                colleagues.add(
                    new Colleague(
                        owner,
                        line.equals(OwnerAssignment.GENERAL) ? "owner" : "owner for " + line)));
    for (Deal deal : deals) {
      add(colleagues, deal.owner(), "deal '" + deal.name() + "'");
    }
    for (ServiceCase one : cases) {
      add(colleagues, one.owner(), "case " + one.number());
    }
    for (Task task : tasks) {
      add(colleagues, task.assignee(), "task '" + task.subject() + "'");
    }
    return colleagues;
  }

  private static void add(List<Colleague> colleagues, @Nullable String name, String why) {
    if (name != null) {
      colleagues.add(new Colleague(name, why));
    }
  }
}
