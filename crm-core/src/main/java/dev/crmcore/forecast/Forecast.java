package dev.crmcore.forecast;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.ForecastSnapshotFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Deal;
import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.ForecastSnapshotId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Quota;
import dev.crmcore.model.QuotaPeriod;
import dev.crmcore.model.QuotaSubject;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.team.Teams;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What will be sold by whom in which month, as far as the actor may see the deals. A deal that was
 * won counts in the month in which it was closed, an open one in the month in which it should be;
 * one that should have been closed before counts now, and one without a day, not at all. Deals in
 * other currencies are converted: those that were won at the rate that they froze, or that of the
 * day on which they were closed; open ones at the rate of today. Where there is no rate the row
 * says so. Belongs to one session; not safe for use by several threads at once.
 */
public final class Forecast {
  /** From this chance on, in percent, an open deal is nearly certain. */
  public static final int COMMIT = 75;

  private static final int MAX_MONTHS = 60;

  private final Gateway gateway;
  private final RatePolicy rates;
  private final Teams teams;

  /** Creates the service; hosts get it from their session. */
  public Forecast(Gateway gateway, RatePolicy rates, Teams teams) {
    this.gateway = gateway;
    this.rates = rates;
    this.teams = teams;
  }

  /**
   * Returns a row for everybody who has deals or a quota in a month, by month and name.
   *
   * @param from the first month
   * @param to the last month, included, at most five years later
   * @throws InvalidInputException if the months are the wrong way round or too far apart
   */
  public List<ForecastRow> of(YearMonth from, YearMonth to, Currency currency) {
    return rows(
        from, to, currency, QuotaSubject.PERSON, deal -> Collections.singleton(deal.owner()));
  }

  /**
   * Returns a row for every team that has deals or a quota in a month, by month and name. The deals
   * of somebody in several teams count in each of them; those of nobody, or of somebody without a
   * team, in a row without a name.
   *
   * @throws InvalidInputException as {@link #of} does
   */
  public List<ForecastRow> byTeam(YearMonth from, YearMonth to, Currency currency) {
    // The teams of the host are asked for once for each owner, not for each deal.
    Map<String, Set<@Nullable String>> known = new HashMap<>();
    return rows(
        from,
        to,
        currency,
        QuotaSubject.TEAM,
        deal ->
            deal.owner() == null
                ? Collections.singleton(null)
                : known.computeIfAbsent(deal.owner(), this::teamsOf));
  }

  private Set<@Nullable String> teamsOf(String owner) {
    Set<String> names = teams.of(owner);
    return names.isEmpty() ? Collections.singleton(null) : new LinkedHashSet<>(names);
  }

  private record Key(YearMonth month, @Nullable String owner) {}

  private List<ForecastRow> rows(
      YearMonth from,
      YearMonth to,
      Currency currency,
      QuotaSubject subject,
      Function<Deal, Set<@Nullable String>> owners) {
    requireNonNull(currency, "currency");
    if (to.isBefore(from) || from.plusMonths(MAX_MONTHS - 1L).isBefore(to)) {
      throw new InvalidInputException(
          "A forecast is of 1 to %d months, not from %s to %s.".formatted(MAX_MONTHS, from, to));
    }
    Money zero = Money.ofMinor(0, currency);
    Map<Key, ForecastSums> sums = new LinkedHashMap<>();
    gateway.read(
        reader -> {
          ForecastDeals deals = new ForecastDeals(reader, rates, currency, gateway.engine());
          reader.scan(
              DealFields.TYPE,
              Conditions.everyone(),
              deal -> {
                YearMonth month = deals.monthOf(deal);
                if (month != null && !month.isBefore(from) && !month.isAfter(to)) {
                  for (String owner : owners.apply(deal)) {
                    deals.add(
                        deal,
                        sums.computeIfAbsent(new Key(month, owner), key -> new ForecastSums(zero)));
                  }
                }
              });
          Quotas.months(
              reader,
              subject,
              from,
              to,
              currency,
              (month, owner, amount) ->
                  sums.computeIfAbsent(new Key(month, owner), key -> new ForecastSums(zero))
                      .quota(amount));
          return sums.size();
        });
    return sums.entrySet().stream()
        .map(entry -> entry.getValue().row(entry.getKey().month(), entry.getKey().owner()))
        .sorted(
            Comparator.comparing(ForecastRow::month)
                .thenComparing(ForecastRow::owner, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private ZoneId zone() {
    return gateway.engine().zone();
  }

  /** Says what somebody is to sell in a month, in place of what was said before. */
  public Quota quota(String owner, YearMonth month, Money amount) {
    return quota(QuotaSubject.PERSON, owner, QuotaPeriod.MONTH, month, amount);
  }

  /**
   * Says what a person or a team is to sell in a time, in place of what was said of them for that
   * time before. In a forecast, a month counts by what was said of it; else by its part of the
   * quarter, else of the year. Parts are equal but for the cents, which the first months have.
   *
   * @param first the first month; of a quarter or a year one in which a quarter begins
   * @throws dev.crmcore.error.ConflictException if somebody else says it at the same moment, inside
   *     a larger change
   */
  public Quota quota(
      QuotaSubject subject, String owner, QuotaPeriod period, YearMonth first, Money amount) {
    requireNonNull(owner, "owner");
    return gateway.changeOrAdd(
        Origin.of("quota.set"),
        changes -> Quotas.set(changes, subject, owner, period, first, amount));
  }

  /**
   * Keeps what is expected today, so that it can be asked for later. Doing so again on the same day
   * replaces it. A month of which nothing is expected has one of nobody, with zeros.
   *
   * @return what is kept
   * @throws dev.crmcore.error.AccessDeniedException if the actor does not see all deals: what is
   *     kept is for everybody
   * @throws dev.crmcore.error.ConflictException if somebody else keeps it at the same moment,
   *     inside a larger change
   */
  public List<ForecastSnapshot> snapshot(YearMonth from, YearMonth to, Currency currency) {
    return gateway.changeOrAdd(
        Origin.of("forecast.snapshot"),
        changes -> {
          changes.reader().requireWholeView(DealFields.TYPE);
          LocalDate today = LocalDate.ofInstant(changes.now(), zone());
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
              ForecastSnapshotFields.TYPE, kept(today, from, to, of(from, to, currency), currency));
        });
  }

  /** That nothing was expected of a month is kept, too. */
  private static List<ForecastSnapshot> kept(
      LocalDate today, YearMonth from, YearMonth to, List<ForecastRow> rows, Currency currency) {
    List<ForecastSnapshot> kept = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      YearMonth of = month;
      List<ForecastSnapshot> some =
          rows.stream().filter(row -> row.month().equals(of)).map(row -> kept(today, row)).toList();
      kept.addAll(some.isEmpty() ? List.of(nothing(today, of, null, currency)) : some);
    }
    return kept;
  }

  private static ForecastSnapshot nothing(
      LocalDate day, YearMonth month, @Nullable String owner, Currency currency) {
    Money zero = Money.ofMinor(0, currency);
    return new ForecastSnapshot(
        ForecastSnapshotId.UNASSIGNED,
        day,
        month.atDay(1),
        owner,
        zero,
        zero,
        zero,
        zero,
        null,
        0L,
        Revision.NEW);
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
        (long) row.unconverted().size(),
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

  /**
   * Returns how right the forecast of a day was, for everybody it was about, and for everybody who
   * sold something of whom nothing was expected.
   */
  public List<ForecastAccuracy> accuracy(LocalDate day, YearMonth month) {
    Map<Currency, List<ForecastSnapshot>> byCurrency = new LinkedHashMap<>();
    asOf(day, month)
        .forEach(
            then ->
                byCurrency
                    .computeIfAbsent(then.won().currency(), one -> new ArrayList<>())
                    .add(then));
    List<ForecastAccuracy> accuracy = new ArrayList<>();
    byCurrency.forEach(
        (currency, foretold) -> {
          Map<@Nullable String, Money> won = wonBy(month, currency);
          for (ForecastSnapshot then : foretold) {
            Money came = won.remove(then.owner());
            accuracy.add(
                new ForecastAccuracy(then, came == null ? Money.ofMinor(0, currency) : came));
          }
          LocalDate taken = foretold.get(0).takenOn();
          won.forEach(
              (owner, came) -> {
                if (came.amount().signum() != 0) {
                  accuracy.add(new ForecastAccuracy(nothing(taken, month, owner, currency), came));
                }
              });
        });
    return List.copyOf(accuracy);
  }

  private Map<@Nullable String, Money> wonBy(YearMonth month, Currency currency) {
    Map<@Nullable String, Money> won = new LinkedHashMap<>();
    of(month, month, currency).forEach(row -> won.put(row.owner(), row.won()));
    return won;
  }
}
