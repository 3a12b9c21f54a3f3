package dev.crmcore.forecast;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.ForecastSnapshotFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.QuotaFields;
import dev.crmcore.deal.Deals;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.ForecastSnapshotId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Quota;
import dev.crmcore.model.QuotaId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What will be sold by whom in which month, as far as the actor may see the deals. A deal that was
 * won counts in the month in which it was closed, an open one in the month in which it should be;
 * one that should have been closed before counts now, and one without a day, not at all. Only deals
 * in the currency that is asked about count: converting needs rates. Belongs to one session; not
 * safe for use by several threads at once.
 */
public final class Forecast {
  /** From this chance on, in percent, an open deal is nearly certain. */
  public static final int COMMIT = 75;

  private static final int MAX_MONTHS = 60;

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Forecast(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Returns a row for everybody who has deals or a quota in a month, by month and name.
   *
   * @param from the first month
   * @param to the last month, included, at most five years later
   * @throws InvalidInputException if the months are the wrong way round or too far apart
   */
  public List<ForecastRow> of(YearMonth from, YearMonth to, Currency currency) {
    requireNonNull(currency, "currency");
    if (to.isBefore(from) || from.plusMonths(MAX_MONTHS - 1L).isBefore(to)) {
      throw new InvalidInputException(
          "A forecast is of 1 to %d months, not from %s to %s.".formatted(MAX_MONTHS, from, to));
    }
    return gateway.read(reader -> rows(reader, from, to, currency));
  }

  /** The sums of one owner in one month. */
  private static final class Sums {
    private Money won;
    private Money weighted;
    private Money best;
    private Money worst;
    private @Nullable Money quota;

    Sums(Money zero) {
      won = zero;
      weighted = zero;
      best = zero;
      worst = zero;
    }

    void won(Money amount) {
      won = won.plus(amount);
      weighted = weighted.plus(amount);
      best = best.plus(amount);
      worst = worst.plus(amount);
    }

    void open(Money amount, int chance) {
      weighted = weighted.plus(amount.times(BigDecimal.valueOf(chance, 2)));
      best = best.plus(amount);
      if (chance >= COMMIT) {
        worst = worst.plus(amount);
      }
    }
  }

  private record Key(YearMonth month, @Nullable String owner) {}

  private List<ForecastRow> rows(Reader reader, YearMonth from, YearMonth to, Currency currency) {
    Money zero = Money.ofMinor(0, currency);
    Map<Key, Sums> sums = new LinkedHashMap<>();
    Map<PipelineId, Pipeline> pipelines = new HashMap<>();
    reader.scan(PipelineFields.TYPE, Conditions.everyone(), one -> pipelines.put(one.id(), one));
    YearMonth current = month(gateway.engine().now());
    reader.scan(
        DealFields.TYPE,
        Conditions.everyone(),
        deal -> {
          Money amount = deal.amount();
          YearMonth month = monthOf(deal, pipelines, current);
          if (amount != null
              && amount.currency().equals(currency)
              && month != null
              && !month.isBefore(from)
              && !month.isAfter(to)) {
            Sums mine = sums.computeIfAbsent(new Key(month, deal.owner()), key -> new Sums(zero));
            if (deal.closedAt() != null) {
              mine.won(amount);
            } else {
              mine.open(amount, chance(deal, pipelines));
            }
          }
        });
    reader.scan(
        QuotaFields.TYPE,
        Conditions.between(QuotaFields.MONTH, from.atDay(1), to.atDay(1)),
        quota -> {
          if (quota.amount().currency().equals(currency)) {
            Key key = new Key(YearMonth.from(quota.month()), quota.owner());
            sums.computeIfAbsent(key, one -> new Sums(zero)).quota = quota.amount();
          }
        });
    return sums.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(ForecastRow::month)
                .thenComparing(ForecastRow::owner, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static ForecastRow row(Key key, Sums sums) {
    return new ForecastRow(
        key.month(), key.owner(), sums.won, sums.weighted, sums.best, sums.worst, sums.quota);
  }

  /** Returns the month in which a deal counts; null for one that was lost or has no day. */
  private @Nullable YearMonth monthOf(
      Deal deal, Map<PipelineId, Pipeline> pipelines, YearMonth current) {
    Instant closed = deal.closedAt();
    if (closed != null) {
      return stage(deal, pipelines) == StageCategory.WON ? month(closed) : null;
    }
    LocalDate expected = deal.expectedCloseOn();
    if (expected == null) {
      return null;
    }
    YearMonth month = YearMonth.from(expected);
    return month.isBefore(current) ? current : month;
  }

  private static @Nullable StageCategory stage(Deal deal, Map<PipelineId, Pipeline> pipelines) {
    Pipeline pipeline = pipelines.get(deal.pipelineId());
    return pipeline == null ? null : pipeline.stage(deal.stage()).map(Stage::category).orElse(null);
  }

  private static int chance(Deal deal, Map<PipelineId, Pipeline> pipelines) {
    Pipeline pipeline = pipelines.get(deal.pipelineId());
    return pipeline == null ? 0 : Deals.probability(deal, pipeline);
  }

  private YearMonth month(Instant moment) {
    return YearMonth.from(LocalDate.ofInstant(moment, zone()));
  }

  private ZoneId zone() {
    return gateway.engine().zone();
  }

  /** Says what somebody is to sell in a month, in place of what was said before. */
  public Quota quota(String owner, YearMonth month, Money amount) {
    requireNonNull(owner, "owner");
    return gateway.change(
        Origin.of("quota.set"),
        changes -> {
          List<Quota> known =
              changes
                  .reader()
                  .list(
                      QuotaFields.TYPE,
                      Conditions.all(
                          Conditions.equal(QuotaFields.OWNER, owner),
                          Conditions.equal(QuotaFields.MONTH, month.atDay(1))),
                      1);
          return known.isEmpty()
              ? changes.create(
                  QuotaFields.TYPE,
                  new Quota(QuotaId.UNASSIGNED, owner, month.atDay(1), amount, Revision.NEW))
              : changes.update(
                  QuotaFields.TYPE,
                  new Quota(
                      known.get(0).id(), owner, month.atDay(1), amount, known.get(0).revision()));
        });
  }

  /**
   * Keeps what is expected today, so that it can be asked for later. Doing so again on the same day
   * replaces it.
   *
   * @return what is kept
   * @throws dev.crmcore.error.AccessDeniedException if the actor does not see all deals: what is
   *     kept is for everybody
   */
  public List<ForecastSnapshot> snapshot(YearMonth from, YearMonth to, Currency currency) {
    List<ForecastRow> rows = of(from, to, currency);
    LocalDate today = LocalDate.ofInstant(gateway.engine().now(), zone());
    return gateway.change(
        Origin.of("forecast.snapshot"),
        changes -> {
          changes.reader().requireWholeView(DealFields.TYPE);
          List<ForecastSnapshot> before = new ArrayList<>();
          changes
              .reader()
              .scan(
                  ForecastSnapshotFields.TYPE,
                  Conditions.all(
                      Conditions.equal(ForecastSnapshotFields.TAKEN_ON, today),
                      Conditions.between(ForecastSnapshotFields.MONTH, from.atDay(1), to.atDay(1))),
                  before::add);
          for (ForecastSnapshot one : before) {
            if (one.won().currency().equals(currency)) {
              changes.remove(ForecastSnapshotFields.TYPE, one.id().value());
            }
          }
          return changes.createAll(
              ForecastSnapshotFields.TYPE, rows.stream().map(row -> kept(today, row)).toList());
        });
  }

  private static ForecastSnapshot kept(LocalDate today, ForecastRow row) {
    return new ForecastSnapshot(
        ForecastSnapshotId.UNASSIGNED,
        today,
        row.month().atDay(1),
        row.owner(),
        row.won(),
        row.weighted(),
        row.best(),
        row.worst(),
        row.quota(),
        Revision.NEW);
  }

  /**
   * Returns what was expected of a month on a day: the snapshots of the last day up to then on
   * which some were taken, by name; empty if there were none.
   */
  public List<ForecastSnapshot> asOf(LocalDate day, YearMonth month) {
    return gateway.read(
        reader -> {
          List<ForecastSnapshot> found = new ArrayList<>();
          reader.scan(
              ForecastSnapshotFields.TYPE,
              Conditions.all(
                  Conditions.equal(ForecastSnapshotFields.MONTH, month.atDay(1)),
                  Conditions.atMost(ForecastSnapshotFields.TAKEN_ON, day)),
              found::add);
          Map<Currency, LocalDate> last = new HashMap<>();
          found.forEach(
              one ->
                  last.merge(one.won().currency(), one.takenOn(), (a, b) -> a.isAfter(b) ? a : b));
          found.removeIf(one -> !one.takenOn().equals(last.get(one.won().currency())));
          found.sort(
              Comparator.comparing(
                  ForecastSnapshot::owner, Comparator.nullsLast(Comparator.naturalOrder())));
          return List.copyOf(found);
        });
  }

  /** Returns how right the forecast of a day was, for everybody it was about. */
  public List<ForecastAccuracy> accuracy(LocalDate day, YearMonth month) {
    List<ForecastAccuracy> accuracy = new ArrayList<>();
    for (ForecastSnapshot then : asOf(day, month)) {
      Money won =
          of(month, month, then.won().currency()).stream()
              .filter(row -> Objects.equals(row.owner(), then.owner()))
              .map(ForecastRow::won)
              .findFirst()
              .orElse(Money.ofMinor(0, then.won().currency()));
      accuracy.add(new ForecastAccuracy(then, won));
    }
    return List.copyOf(accuracy);
  }
}
