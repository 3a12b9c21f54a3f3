package dev.crmcore.lead;

import static java.util.Objects.requireNonNull;

import dev.crmcore.capture.FormInput;
import dev.crmcore.capture.FormRules;
import dev.crmcore.capture.FormSubmissions;
import dev.crmcore.capture.FormVerdict;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.deal.Deals;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.FormSubmissionId;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.LeadTouch;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.scoring.Score;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.scoring.ScoreRule;
import dev.crmcore.segmentation.ConditionText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Leads: whoever may become a customer. One person is one open lead, however often they come in;
 * somebody who is a customer already is recognised. Belongs to one session; not safe for use by
 * several threads at once.
 */
public final class Leads {
  private final Gateway gateway;
  private final ContactForms forms;
  private final Customers customers;
  private final Deals deals;
  private final ConditionText text;
  private final ScoreCard card;
  private final RatePolicy rates;
  private final LeadAssignment assignment;
  private final FormSubmissions submissions;

  /** Creates the service; hosts get it from their session. */
  public Leads(
      Gateway gateway,
      ContactForms forms,
      Customers customers,
      Deals deals,
      ConditionText text,
      LeadRules rules,
      RatePolicy rates) {
    this.gateway = gateway;
    this.forms = forms;
    this.customers = customers;
    this.deals = deals;
    this.text = text;
    this.card = rules.score();
    this.rates = rates;
    this.assignment = new LeadAssignment(rules, text);
    this.submissions = new FormSubmissions(gateway, forms);
  }

  /**
   * Takes a lead in. E-mail address and telephone number are brought to standard form. What came
   * under the same name in the same source before, whenever that was, is returned as it is and
   * counts once. Whoever has an open lead with the same address, or with the same number and no
   * other address, is that lead, which counts how often they came and is completed by what is new.
   * Whoever is a customer is marked as one, and the touch stands on their timeline. A new lead goes
   * to whoever the rules say.
   *
   * @return the lead as stored, new or known; where the actor may not see the known one, what was
   *     received under its id
   * @throws InvalidInputException if it can be reached in no way and has no name in a source, or
   *     with the code {@code E_CURRENCY} if it costs something in another currency than before and
   *     there is no rate of the day
   */
  public Lead capture(Lead draft) {
    requireNonNull(draft, "draft");
    boolean named = !isBlank(draft.source()) && !isBlank(draft.sourceId());
    if (isBlank(draft.email()) && isBlank(draft.phone()) && !named) {
      throw new InvalidInputException(
          "A lead needs an e-mail address, a telephone number, or a source and its name there.");
    }
    return gateway.change(
        new Origin("lead.capture", draft.source(), null),
        changes -> {
          Lead received = standard(changes, draft);
          Optional<Lead> before = LeadTouches.known(changes.reader(), received);
          if (before.isPresent()) {
            return shown(changes.reader(), before.get(), received);
          }
          Optional<Lead> open = open(changes.reader(), received);
          Lead stored =
              open.isPresent()
                  ? changes.updateKept(LeadFields.TYPE, again(changes, open.get(), received))
                  : changes.create(
                      LeadFields.TYPE,
                      assignment.assigned(changes.reader(), received, changes.now()));
          LeadTouches.add(changes, stored.id(), received);
          CustomerId customer = stored.customerId();
          if (customer != null) {
            LeadHandOver.give(changes, stored, customer);
          }
          return shown(changes.reader(), stored, received);
        });
  }

  /**
   * Takes a form in: what a person seems to have sent becomes a lead, what a machine seems to have
   * sent is held; see {@link FormSubmissions}. The form and the lead are stored together or not at
   * all: where no lead can be made of it, the error goes to the caller and the form can be received
   * again.
   *
   * @param lead makes a lead of what was sent. One with a {@link Lead#sourceId()} is that lead
   *     however often the form is delivered; one without is named by the submission
   */
  public LeadIntake receive(FormInput input, FormRules rules, Function<FormSubmission, Lead> lead) {
    return gateway.change(
        Origin.of("lead.receive"),
        changes -> {
          FormVerdict verdict = submissions.receive(input, rules);
          return new LeadIntake(
              verdict, verdict.isAccepted() ? capture(verdict.submission(), lead) : null);
        });
  }

  /**
   * Takes a form in that was held, after somebody looked at it.
   *
   * @throws ConflictException if somebody handled it already
   */
  public Lead release(FormSubmissionId id, Function<FormSubmission, Lead> lead) {
    return gateway.change(
        Origin.of("lead.receive"), changes -> capture(submissions.release(id), lead));
  }

  /** Unless the host names it, the lead is named by the submission, and leads to it. */
  private Lead capture(FormSubmission submission, Function<FormSubmission, Lead> lead) {
    Lead draft = lead.apply(submission);
    return capture(
        draft.toBuilder()
            .source(isBlank(draft.source()) ? submission.form() : draft.source())
            .sourceId(isBlank(draft.sourceId()) ? submission.id().toString() : draft.sourceId())
            .build());
  }

  /** Whoever takes leads in need not see them. */
  private static Lead shown(Reader reader, Lead stored, Lead received) {
    return reader
        .find(LeadFields.TYPE, stored.id().value())
        .orElseGet(() -> received.toBuilder().id(stored.id()).customerId(null).build());
  }

  private Lead standard(ChangeSet changes, Lead draft) {
    Instant at = draft.receivedAt().equals(Instant.EPOCH) ? changes.now() : draft.receivedAt();
    Lead received =
        Lead.builder()
            .name(draft.name().strip())
            .company(orNull(draft.company()))
            .email(form(ContactKind.EMAIL, draft.email()))
            .phone(form(ContactKind.PHONE, draft.phone()))
            .city(orNull(draft.city()))
            .message(orNull(draft.message()))
            .source(orNull(draft.source()))
            .sourceId(orNull(draft.sourceId()))
            .campaign(orNull(draft.campaign()))
            .cost(draft.cost())
            .receivedAt(at)
            .build();
    List<Customer> same = same(received);
    return same.size() == 1 ? received.toBuilder().customerId(same.get(0).id()).build() : received;
  }

  private @Nullable String form(ContactKind kind, @Nullable String raw) {
    return raw == null || raw.isBlank() ? null : forms.form(kind, raw, null).orElse(raw.strip());
  }

  private static @Nullable String orNull(@Nullable String text) {
    return isBlank(text) ? null : text;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Returns the customers who have the address or the number of a lead, each once. */
  private List<Customer> same(Lead lead) {
    Map<CustomerId, Customer> found = new LinkedHashMap<>();
    if (lead.email() != null) {
      customers
          .findByContact(ContactKind.EMAIL, lead.email())
          .forEach(one -> found.put(one.id(), one));
    }
    if (lead.phone() != null) {
      customers
          .findByContact(ContactKind.PHONE, lead.phone())
          .forEach(one -> found.put(one.id(), one));
    }
    return List.copyOf(found.values());
  }

  /**
   * Finds the other open lead that somebody is by address and number, whether or not whoever takes
   * it in may see that.
   */
  private Optional<Lead> open(Reader reader, Lead received) {
    String email = received.email();
    String phone = received.phone();
    Lead[] found = new Lead[1];
    reader.scanUnseen(
        LeadFields.TYPE,
        Conditions.any(
            equal(LeadFields.EMAIL, isForm(ContactKind.EMAIL, email) ? email : null),
            equal(LeadFields.PHONE, isForm(ContactKind.PHONE, phone) ? phone : null)),
        lead -> {
          boolean other = !lead.id().equals(received.id());
          if (other && lead.isOpen() && isSamePerson(lead, received) && found[0] == null) {
            found[0] = lead;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static Condition equal(Field<Lead, String> field, @Nullable String value) {
    return value == null ? Conditions.nobody() : Conditions.equal(field, value);
  }

  /** What is no address, such as "none", is the same for many. */
  private boolean isForm(ContactKind kind, @Nullable String text) {
    return text != null && forms.form(kind, text, null).isPresent();
  }

  /** Two people of one office have one number and two addresses. */
  private static boolean isSamePerson(Lead known, Lead received) {
    return known.email() == null
        || received.email() == null
        || known.email().equals(received.email());
  }

  /** What was known stays; what is new completes it. Nobody may have been there the first time. */
  private Lead again(ChangeSet changes, Lead known, Lead again) {
    LocalDate day = LocalDate.ofInstant(again.receivedAt(), gateway.engine().zone());
    Lead completed =
        known.toBuilder()
            .company(or(known.company(), again.company()))
            .email(or(known.email(), again.email()))
            .phone(or(known.phone(), again.phone()))
            .city(or(known.city(), again.city()))
            .message(joined(known.message(), again.message()))
            .cost(new LeadCosts(changes.reader(), rates).sum(known.cost(), again.cost(), day))
            .campaign(or(known.campaign(), again.campaign()))
            .customerId(known.customerId() == null ? again.customerId() : known.customerId())
            .times(known.times() + 1)
            .build();
    return completed.assignee() == null
        ? assignment.assigned(changes.reader(), completed, changes.now())
        : completed;
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other)
        ? or(one, other)
        : one + "\n\n" + other;
  }

  private static @Nullable String or(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  /**
   * Returns a lead.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public Lead get(LeadId id) {
    return gateway.read(reader -> reader.get(LeadFields.TYPE, id.value()));
  }

  /**
   * Returns the times that a lead came in, the first first, each as it was received.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public List<LeadTouch> touches(LeadId id) {
    return gateway.read(reader -> LeadTouches.of(reader, reader.get(LeadFields.TYPE, id.value())));
  }

  /** Returns one page of the leads that satisfy a condition. */
  public Page<Lead> query(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return gateway.read(reader -> reader.query(LeadFields.TYPE, condition, sorts, limit, after));
  }

  /**
   * Returns how likely something comes of a lead, by what came of the leads of the past with the
   * same source, campaign, city, and ways to reach them. One that is opened again, or whose deal
   * is, teaches nothing any more.
   */
  public LeadScore score(LeadId id) {
    return gateway.read(
        reader -> LeadScoring.learnt(reader).of(reader.get(LeadFields.TYPE, id.value())));
  }

  /**
   * Rates how promising a lead is by the rules of the host, {@code CrmBuilder.leadScore}, with
   * those that hold. What the actor may not ask about speaks neither for a lead nor against.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public Score rate(LeadId id) {
    return gateway.read(
        reader -> {
          UUID lead = reader.get(LeadFields.TYPE, id.value()).id().value();
          return card.score(rule -> holds(reader, lead, rule));
        });
  }

  private boolean holds(Reader reader, UUID lead, ScoreRule rule) {
    try {
      return reader.satisfies(LeadFields.TYPE, lead, text.parse(rule.condition(), LeadFields.TYPE));
    } catch (AccessDeniedException e) {
      return false;
    }
  }

  /**
   * Stores an open lead whose name, company, address, number, city, message, campaign or cost was
   * wrong, and returns it as stored. Everything else stays as it is, whatever is given: other calls
   * set it. Another address or number is brought to standard form and says anew which customer it
   * is; what was put on a timeline before stays there.
   *
   * @throws ConflictException if it was changed meanwhile; with the code {@code E_LEAD_CLOSED} if
   *     it was converted or disqualified; {@code E_LEAD_OPEN} if the address or the number is that
   *     of another open lead
   */
  public Lead update(Lead lead) {
    requireNonNull(lead, "lead");
    return gateway.change(
        Origin.of("lead.update"),
        changes -> {
          Lead stored = changes.reader().get(LeadFields.TYPE, lead.id().value());
          requireOpen(stored);
          Lead edited = edited(stored, lead);
          if (Objects.equals(edited.email(), stored.email())
              && Objects.equals(edited.phone(), stored.phone())) {
            return changes.update(LeadFields.TYPE, edited);
          }
          // What is concealed from the actor counts all the same.
          Lead whole = changes.foreseen(LeadFields.TYPE, edited);
          requireNoOther(changes.reader(), whole);
          List<Customer> same = same(whole);
          CustomerId customer = same.size() == 1 ? same.get(0).id() : null;
          Lead updated =
              changes.update(LeadFields.TYPE, edited.toBuilder().customerId(customer).build());
          if (customer != null) {
            LeadHandOver.give(changes, updated, customer);
          }
          return updated;
        });
  }

  private Lead edited(Lead stored, Lead lead) {
    return stored.toBuilder()
        .name(lead.name().strip())
        .company(orNull(lead.company()))
        .email(form(ContactKind.EMAIL, lead.email()))
        .phone(form(ContactKind.PHONE, lead.phone()))
        .city(orNull(lead.city()))
        .message(orNull(lead.message()))
        .campaign(orNull(lead.campaign()))
        .cost(lead.cost())
        .revision(lead.revision())
        .build();
  }

  private void requireNoOther(Reader reader, Lead lead) {
    if (open(reader, lead).isPresent()) {
      throw new ConflictException(
          "E_LEAD_OPEN", "'%s' has another open lead.".formatted(lead.name()));
    }
  }

  /** Gives a lead to somebody. */
  public Lead assign(LeadId id, String person) {
    requireNonNull(person, "person");
    return change(
        "lead.assign",
        id,
        null,
        lead -> lead.toBuilder().assignee(person).assignedAt(gateway.engine().now()).build());
  }

  /** Says that the lead was answered; the first time counts, and the lead is being worked on. */
  public Lead respond(LeadId id) {
    return change(
        "lead.respond",
        id,
        null,
        lead -> {
          Instant first = lead.respondedAt();
          return lead.toBuilder()
              .respondedAt(first == null ? gateway.engine().now() : first)
              .status(lead.status() == LeadStatus.QUALIFIED ? lead.status() : LeadStatus.WORKING)
              .nurtureUntil(null)
              .build();
        });
  }

  /** Says that a lead is worth a deal. */
  public Lead qualify(LeadId id) {
    return change(
        "lead.qualify",
        id,
        null,
        lead -> lead.toBuilder().status(LeadStatus.QUALIFIED).nurtureUntil(null).build());
  }

  /** Puts a lead off until a day. */
  public Lead nurture(LeadId id, LocalDate until) {
    requireNonNull(until, "until");
    return change(
        "lead.nurture",
        id,
        null,
        lead -> lead.toBuilder().status(LeadStatus.NURTURING).nurtureUntil(until).build());
  }

  /**
   * Says that nothing comes of a lead.
   *
   * @param reason why, which the figures group by
   */
  public Lead disqualify(LeadId id, String reason) {
    requireNonNull(reason, "reason");
    return change(
        "lead.disqualify",
        id,
        reason,
        lead ->
            lead.toBuilder()
                .status(LeadStatus.DISQUALIFIED)
                .disqualifyReason(reason)
                .closedAt(gateway.engine().now())
                .nurtureUntil(null)
                .build());
  }

  private Lead change(
      String action, LeadId id, @Nullable String reason, UnaryOperator<Lead> change) {
    return gateway.change(
        new Origin(action, null, reason),
        changes ->
            changes.advance(
                LeadFields.TYPE,
                id.value(),
                lead -> {
                  requireOpen(lead);
                  return change.apply(lead);
                }));
  }

  private static void requireOpen(Lead lead) {
    if (!lead.isOpen()) {
      throw new ConflictException(
          "E_LEAD_CLOSED", "The lead '%s' is %s.".formatted(lead.name(), lead.status()));
    }
  }

  /**
   * Opens a disqualified lead again. One that is open stays as it is.
   *
   * @throws ConflictException with the code {@code E_LEAD_CLOSED} if it was converted, {@code
   *     E_LEAD_OPEN} if the person came in again meanwhile
   */
  public Lead reopen(LeadId id, @Nullable String reason) {
    return gateway.change(
        new Origin("lead.reopen", null, reason),
        changes -> {
          Lead lead = changes.reader().get(LeadFields.TYPE, id.value());
          if (lead.isOpen()) {
            return lead;
          }
          if (lead.status() == LeadStatus.CONVERTED) {
            requireOpen(lead);
          }
          requireNoOther(changes.reader(), lead);
          return changes.advance(
              LeadFields.TYPE,
              id.value(),
              closed ->
                  closed.toBuilder()
                      .status(LeadStatus.WORKING)
                      .disqualifyReason(null)
                      .closedAt(null)
                      .build());
        });
  }

  /**
   * Makes a lead a customer, and a deal if wished, in one change with links both ways. What the
   * lead wrote stands on the timeline of the customer, at the time when it came. The customer is
   * the one that is named, else the only one with the address or the number of the lead, else a new
   * one. Converting twice returns what became of it the first time; two at the same moment, and the
   * storage refuses one.
   *
   * @throws ConflictException with the code {@code E_LEAD_AMBIGUOUS} if several customers have the
   *     address or the number, or several companies the name of a new person's company: name one;
   *     {@code E_LEAD_CLOSED} if it was disqualified
   */
  public Lead convert(LeadId id, LeadConversion wanted) {
    requireNonNull(wanted, "wanted");
    return gateway.change(
        Origin.of("lead.convert"),
        changes -> {
          // What is concealed would be missing on the customer.
          Lead lead = changes.whole(LeadFields.TYPE, id.value());
          if (lead.status() == LeadStatus.CONVERTED) {
            return lead;
          }
          requireOpen(lead);
          CustomerId customer = customerOf(changes, lead, wanted);
          Deal deal = dealOf(lead, customer, wanted);
          LeadHandOver.give(changes, lead, customer);
          return changes.update(
              LeadFields.TYPE,
              lead.toBuilder()
                  .status(LeadStatus.CONVERTED)
                  .customerId(customer)
                  .dealId(deal == null ? null : deal.id())
                  .closedAt(changes.now())
                  .nurtureUntil(null)
                  .build());
        });
  }

  private CustomerId customerOf(ChangeSet changes, Lead lead, LeadConversion wanted) {
    CustomerId named = wanted.customer() != null ? wanted.customer() : lead.customerId();
    if (named != null) {
      return Customers.require(changes.reader(), named).id();
    }
    List<Customer> same = same(lead);
    if (same.size() > 1) {
      throw new ConflictException(
          "E_LEAD_AMBIGUOUS",
          "%d customers can be reached like the lead '%s'; name one of them: %s."
              .formatted(
                  same.size(),
                  lead.name(),
                  same.stream().map(one -> one.displayName() + " " + one.id()).toList()));
    }
    return same.size() == 1
        ? same.get(0).id()
        : new LeadCustomer(customers).store(lead, wanted.company());
  }

  private @Nullable Deal dealOf(Lead lead, CustomerId customer, LeadConversion wanted) {
    if (wanted.pipeline() == null) {
      return null;
    }
    String name = wanted.dealName();
    return deals.create(
        Deal.builder()
            .name(name == null ? lead.name() : name)
            .customerId(customer)
            .pipelineId(wanted.pipeline())
            .amount(wanted.amount())
            .owner(lead.assignee())
            .source("lead")
            .sourceId(lead.id().toString())
            .build());
  }
}
