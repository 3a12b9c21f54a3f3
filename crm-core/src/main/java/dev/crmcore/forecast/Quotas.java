package dev.crmcore.forecast;

import dev.crmcore.catalogue.QuotaFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Money;
import dev.crmcore.model.Quota;
import dev.crmcore.model.QuotaId;
import dev.crmcore.model.QuotaPeriod;
import dev.crmcore.model.QuotaSubject;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;

/** What is to be sold. A quota of a longer time is split over its months, to the cent. */
final class Quotas {
  private Quotas() {}

  /** The receiver of what somebody is to sell in a month. */
  @FunctionalInterface
  interface Receiver {
    void accept(YearMonth month, String owner, Money amount);
  }

  /** Passes on what each is to sell in each month; what was said of a shorter time comes later. */
  static void months(
      Reader reader,
      QuotaSubject subject,
      YearMonth from,
      YearMonth to,
      Currency currency,
      Receiver receiver) {
    List<Quota> quotas = new ArrayList<>();
    int longest = QuotaPeriod.YEAR.months();
    reader.scan(
        QuotaFields.TYPE,
        Conditions.between(QuotaFields.MONTH, from.minusMonths(longest - 1L).atDay(1), to.atDay(1)),
        quotas::add);
    quotas.sort(Comparator.comparing((Quota one) -> one.period().months()).reversed());
    for (Quota quota : quotas) {
      if (quota.subject() == subject && quota.amount().currency().equals(currency)) {
        split(
            quota,
            (month, amount) -> {
              if (!month.isBefore(from) && !month.isAfter(to)) {
                receiver.accept(month, quota.owner(), amount);
              }
            });
      }
    }
  }

  private static void split(Quota quota, BiConsumer<YearMonth, Money> receiver) {
    YearMonth month = YearMonth.from(quota.month());
    for (Money part : quota.amount().allocate(quota.period().months())) {
      receiver.accept(month, part);
      month = month.plusMonths(1);
    }
  }

  static Quota set(
      ChangeSet changes,
      QuotaSubject subject,
      String owner,
      QuotaPeriod period,
      YearMonth first,
      Money amount) {
    if ((first.getMonthValue() - 1) % Math.min(period.months(), 3) != 0) {
      throw new InvalidInputException(
          "A quarter begins in January, April, July or October, a year in one of those; not in %s."
              .formatted(first));
    }
    Quota known =
        changes
            .reader()
            .list(
                QuotaFields.TYPE,
                Conditions.all(
                    Conditions.equal(QuotaFields.OWNER, owner),
                    Conditions.equal(QuotaFields.MONTH, first.atDay(1))),
                1_000)
            .stream()
            .filter(one -> one.subject() == subject && one.period() == period)
            .findFirst()
            .orElse(null);
    Quota said =
        new Quota(
            known == null ? QuotaId.UNASSIGNED : known.id(),
            owner,
            subject,
            first.atDay(1),
            period,
            amount,
            known == null ? Revision.NEW : known.revision());
    return known == null
        ? changes.create(QuotaFields.TYPE, said)
        : changes.update(QuotaFields.TYPE, said);
  }
}
