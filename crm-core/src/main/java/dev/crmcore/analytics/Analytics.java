package dev.crmcore.analytics;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import dev.crmcore.rates.RatePolicy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Figures over what the actor may see. Amounts in different currencies are never added; a month is
 * a month in the zone where "today" is; every result says in words what it counted. Belongs to one
 * session; not safe for use by several threads at once.
 *
 * <pre>{@code
 * PurchaseFigures bought = session.analytics().purchases(session.analytics().lastMonths(12));
 * bought.rows().forEach(row -> show(row.month(), row.total()));
 * }</pre>
 *
 * @since 0.1
 */
public final class Analytics {
  private static final int MAX_PIPELINES = 1_000;
  private static final int MAX_TOP = 1_000;
  private static final Condition KEPT = new Condition.Missing(EntityType.ARCHIVED_AT);

  private final Gateway gateway;
  private final ZoneId zone;
  private final DealFigures deals;

  /** Creates the service; hosts get it from their session. */
  public Analytics(Gateway gateway, RatePolicy rates) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.zone = gateway.engine().zone();
    this.deals = new DealFigures(gateway, rates);
  }

  /**
   * Returns the current month and those before it.
   *
   * @param count how many months in all, at least 1
   */
  public MonthRange lastMonths(int count) {
    YearMonth now = YearMonth.from(gateway.engine().now().atZone(zone));
    return new MonthRange(now.minusMonths(count - 1L), now);
  }

  /**
   * Returns what lies in each stage of a pipeline now.
   *
   * @throws dev.crmcore.error.NotFoundException if there is no such pipeline that the actor may see
   */
  public PipelineFigures pipeline(PipelineId id) {
    return gateway.read(reader -> deals.pipeline(reader, id, null));
  }

  /**
   * Returns what lies in each stage of a pipeline now, in one currency; what has no rate is listed
   * aside.
   *
   * @throws dev.crmcore.error.NotFoundException if there is no such pipeline that the actor may see
   */
  public PipelineFigures pipeline(PipelineId id, Currency currency) {
    requireNonNull(currency, "currency");
    return gateway.read(reader -> deals.pipeline(reader, id, currency));
  }

  /**
   * Returns why deals of a pipeline were lost and won.
   *
   * @param currency in which; null for each currency by itself
   * @throws dev.crmcore.error.NotFoundException if there is no such pipeline that the actor may see
   */
  public CloseReasonFigures closeReasons(
      PipelineId id, MonthRange range, @Nullable Currency currency) {
    return gateway.read(reader -> deals.closeReasons(reader, id, range, currency));
  }

  /**
   * Returns how deals went through a pipeline. Keeps a few bytes for each deal and each move of the
   * pipeline in memory.
   *
   * @throws dev.crmcore.error.NotFoundException if there is no such pipeline that the actor may see
   */
  public FunnelFigures funnel(PipelineId id) {
    return gateway.read(
        reader -> {
          Pipeline pipeline = reader.get(PipelineFields.TYPE, id.value());
          StageHistory history = new StageHistory(pipeline);
          reader.scan(
              DealFields.TYPE, DealFigures.of(pipeline), deal -> history.follow(deal.id().value()));
          reader.scan(StageChangeFields.TYPE, Conditions.everyone(), history::add);
          return new FunnelFigures(
              "Deals of the pipeline '%s' that are not archived, by all their moves ever. A deal"
                      .formatted(pipeline.name())
                  + " counts once in a stage however often it came. It went on if it came to a later"
                  + " stage afterwards that is not lost; deals still in a stage have not gone on."
                  + " The stay is the median of the stays that have ended.",
              pipeline.name(),
              history.deals(),
              history.steps());
        });
  }

  /**
   * Returns the deals of all pipelines that were won and lost, by the month they were closed in.
   */
  public ClosedDeals closedDeals(MonthRange range) {
    return gateway.read(
        reader -> {
          Map<UUID, Pipeline> pipelines = new HashMap<>();
          reader
              .list(PipelineFields.TYPE, Conditions.everyone(), MAX_PIPELINES)
              .forEach(pipeline -> pipelines.put(pipeline.id().value(), pipeline));
          Map<YearMonth, DealCounts> won = new TreeMap<>();
          Map<YearMonth, DealCounts> lost = new TreeMap<>();
          for (YearMonth month : range.months()) {
            won.put(month, new DealCounts());
            lost.put(month, new DealCounts());
          }
          reader.scan(
              DealFields.TYPE,
              Conditions.all(KEPT, range.holds(DealFields.CLOSED_AT, zone)),
              deal -> {
                Optional<StageCategory> category = category(deal, pipelines);
                if (category.isPresent() && category.get() == StageCategory.WON) {
                  count(deal, won);
                } else if (category.isPresent() && category.get() == StageCategory.LOST) {
                  count(deal, lost);
                }
              });
          return new ClosedDeals(
              "Deals that are not archived, in a stage that means won or lost, by the month they"
                  + " were closed in, %s (%s).".formatted(range, zone),
              range.months().stream().map(month -> closed(month, won, lost)).toList());
        });
  }

  private static Optional<StageCategory> category(Deal deal, Map<UUID, Pipeline> pipelines) {
    return Optional.ofNullable(pipelines.get(deal.pipelineId().value()))
        .flatMap(pipeline -> pipeline.stage(deal.stage()))
        .map(Stage::category);
  }

  private void count(Deal deal, Map<YearMonth, DealCounts> byMonth) {
    Instant closed = deal.closedAt();
    DealCounts counts = closed == null ? null : byMonth.get(YearMonth.from(closed.atZone(zone)));
    if (counts != null) {
      counts.add(deal, 100);
    }
  }

  private static ClosedDeals.Month closed(
      YearMonth month, Map<YearMonth, DealCounts> won, Map<YearMonth, DealCounts> lost) {
    DealCounts gained = won.getOrDefault(month, new DealCounts());
    DealCounts missed = lost.getOrDefault(month, new DealCounts());
    return new ClosedDeals.Month(
        month, gained.deals(), gained.amounts().list(), missed.deals(), missed.amounts().list());
  }

  /** Returns the customers in use by the month they were first stored in and their source. */
  public NewCustomers newCustomers(MonthRange range) {
    return gateway.read(
        reader -> {
          List<NewCustomers.Row> rows = new ArrayList<>();
          for (YearMonth month : range.months()) {
            reader
                .aggregate(
                    CustomerFields.TYPE,
                    Conditions.all(
                        Customers.IN_USE, new MonthRange(month, month).holds("createdAt", zone)),
                    List.of(CustomerFields.SOURCE.name()),
                    List.of(Measure.count()))
                .stream()
                .map(row -> new NewCustomers.Row(month, source(row), number(row, 0)))
                .sorted(
                    Comparator.comparingLong(NewCustomers.Row::customers)
                        .reversed()
                        .thenComparing(row -> String.valueOf(row.source())))
                .forEach(rows::add);
          }
          return new NewCustomers(
              "Customers that are neither archived nor merged into another, by the month they were"
                  + " first stored in and their source, %s (%s).".formatted(range, zone),
              rows);
        });
  }

  /** Returns what was bought, by month and currency. */
  public PurchaseFigures purchases(MonthRange range) {
    return gateway.read(
        reader -> {
          List<PurchaseFigures.Row> rows = new ArrayList<>();
          for (YearMonth month : range.months()) {
            bought(reader, new MonthRange(month, month), List.of()).stream()
                .map(row -> new PurchaseFigures.Row(month, number(row, 1), money(row, 0)))
                .sorted(Comparator.comparing(row -> row.total().currency().getCurrencyCode()))
                .forEach(rows::add);
          }
          return new PurchaseFigures(
              "Purchases, by the month they were made in and the currency they were paid in, %s (%s)."
                  .formatted(range, zone),
              rows);
        });
  }

  /**
   * Returns who bought most in one currency.
   *
   * @param limit 1 to 1,000
   */
  public TopCustomers topCustomers(MonthRange range, Currency currency, int limit) {
    if (limit < 1 || limit > MAX_TOP) {
      throw new InvalidInputException(
          "From 1 to " + MAX_TOP + " customers can be listed, not " + limit + ".");
    }
    return gateway.read(
        reader -> {
          List<AggregateRow> best =
              bought(reader, range, List.of(PurchaseFields.CUSTOMER_ID.name())).stream()
                  .filter(row -> money(row, 0).currency().equals(currency))
                  .sorted(
                      Comparator.comparing((AggregateRow row) -> money(row, 0).amount())
                          .reversed()
                          .thenComparing(Analytics::customer))
                  .toList();
          return new TopCustomers(
              "Customers by the sum of their purchases in %s, %s (%s). Purchases of customers that"
                      .formatted(currency, range, zone)
                  + " the actor may not see are left out.",
              named(reader, best, limit));
        });
  }

  /** Names the customers; the ones that the actor may not see make room for those after them. */
  private static List<TopCustomers.Row> named(Reader reader, List<AggregateRow> best, int limit) {
    List<TopCustomers.Row> rows = new ArrayList<>();
    for (int from = 0; from < best.size() && rows.size() < limit; from += limit) {
      List<AggregateRow> some = best.subList(from, Math.min(from + limit, best.size()));
      Map<UUID, Customer> seen = new HashMap<>();
      reader
          .findAll(CustomerFields.TYPE, some.stream().map(Analytics::customer).toList())
          .forEach(customer -> seen.put(customer.id().value(), customer));
      for (AggregateRow row : some) {
        Customer customer = seen.get(customer(row));
        if (customer != null && rows.size() < limit) {
          rows.add(
              new TopCustomers.Row(
                  customer.id(), customer.displayName(), number(row, 1), money(row, 0)));
        }
      }
    }
    return rows;
  }

  private List<AggregateRow> bought(Reader reader, MonthRange range, List<String> groupBy) {
    return reader.aggregate(
        PurchaseFields.TYPE,
        range.holds(PurchaseFields.OCCURRED_AT, zone),
        groupBy,
        List.of(Measure.sum(PurchaseFields.AMOUNT.name()), Measure.count()));
  }

  /** Returns how often we and our customers were in touch, by kind and direction. */
  public InteractionFigures interactions(MonthRange range) {
    return gateway.read(
        reader -> {
          List<InteractionFigures.Row> rows =
              reader
                  .aggregate(
                      InteractionFields.TYPE,
                      Conditions.all(
                          range.holds(InteractionFields.OCCURRED_AT, zone),
                          Conditions.missing(InteractionFields.WITHDRAWN_FROM)),
                      List.of(InteractionFields.KIND.name(), InteractionFields.DIRECTION.name()),
                      List.of(Measure.count()))
                  .stream()
                  .map(
                      row ->
                          new InteractionFigures.Row(
                              InteractionFields.KIND.type().cast(key(row, 0)),
                              InteractionFields.DIRECTION.type().cast(key(row, 1)),
                              number(row, 0)))
                  .sorted(
                      Comparator.comparing(InteractionFigures.Row::kind)
                          .thenComparing(InteractionFigures.Row::direction))
                  .toList();
          return new InteractionFigures(
              "Interactions, corrections included, by kind and by who started them, %s (%s)."
                  .formatted(range, zone),
              rows);
        });
  }

  private static @Nullable String source(AggregateRow row) {
    Object source = row.keys().get(0);
    return source == null ? null : CustomerFields.SOURCE.type().cast(source);
  }

  private static UUID customer(AggregateRow row) {
    return PurchaseFields.CUSTOMER_ID.type().cast(key(row, 0));
  }

  private static Object key(AggregateRow row, int index) {
    return requireNonNull(row.keys().get(index), "key");
  }

  private static Money money(AggregateRow row, int index) {
    return PurchaseFields.AMOUNT.type().cast(requireNonNull(row.values().get(index), "sum"));
  }

  private static long number(AggregateRow row, int index) {
    return (Long) requireNonNull(row.values().get(index), "count");
  }
}
