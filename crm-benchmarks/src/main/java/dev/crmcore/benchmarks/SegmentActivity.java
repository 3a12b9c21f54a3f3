package dev.crmcore.benchmarks;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseId;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Revision;
import dev.crmcore.testkit.SequentialIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes up what the customers of a {@link SegmentPeople} did in three years, in the order of time,
 * as it comes into a system: many did nothing, few did much, and half are gone after a while.
 */
final class SegmentActivity {
  static final Duration PAST = Duration.ofDays(3 * 365);

  private static final List<String> CATEGORIES =
      List.of(
          "shirts", "shoes", "books", "toys", "garden", "music", "tools", "food", "hats", "paper",
          "bags", "lamps");
  private static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("EUR"), Currency.getInstance("USD"), Currency.getInstance("CHF"));
  private static final InteractionKind[] KINDS = {
    InteractionKind.EMAIL,
    InteractionKind.EMAIL,
    InteractionKind.EMAIL,
    InteractionKind.MESSAGE,
    InteractionKind.MESSAGE,
    InteractionKind.CALL,
    InteractionKind.CALL,
    InteractionKind.NOTE,
    InteractionKind.FORM,
    InteractionKind.MEETING,
    InteractionKind.VISIT,
    InteractionKind.SURVEY,
    InteractionKind.SYSTEM
  };

  private final Instant now;
  private final int customers;
  private final Zipf categories = new Zipf(CATEGORIES.size());

  SegmentActivity(Instant now, int customers) {
    this.now = now;
    this.customers = customers;
  }

  Purchase purchase(int at, int of) {
    SplittableRandom dice = new SplittableRandom(at * 0xBF58476D1CE4E5B9L + 1);
    double part = (at + 0.5) / of;
    Instant when = moment(part);
    int drawn = dice.nextInt(100);
    Currency currency = CURRENCIES.get(drawn < 80 ? 0 : drawn < 94 ? 1 : 2);
    List<PurchaseLine> lines = new ArrayList<>();
    long total = 0;
    do {
      long minor = 200 + (long) (60_000 * Math.pow(dice.nextDouble(), 3));
      total += minor;
      lines.add(
          new PurchaseLine(
              "A" + dice.nextInt(5_000),
              "Article " + dice.nextInt(5_000),
              CATEGORIES.get(categories.next(dice) - 1),
              null,
              BigDecimal.ONE,
              Money.ofMinor(minor, currency)));
    } while (lines.size() < 5 && dice.nextInt(100) < 35);
    return Purchase.builder()
        .id(new PurchaseId(SequentialIds.number(1_000_000_000L + at)))
        .customerId(customer(part, dice, 0.7))
        .orderNumber("S-" + at)
        .amount(Money.ofMinor(total, currency))
        .occurredAt(when)
        .source("shop")
        .lines(lines)
        .revision(Revision.first(when))
        .build();
  }

  Interaction interaction(int at, int of) {
    SplittableRandom dice = new SplittableRandom(at * 0x94D049BB133111EBL + 2);
    double part = (at + 0.5) / of;
    Instant when = moment(part);
    InteractionKind kind = KINDS[dice.nextInt(KINDS.length)];
    return Interaction.builder()
        .id(new InteractionId(SequentialIds.number(2_000_000_000L + at)))
        .customerId(customer(part, dice, 0.85))
        .kind(kind)
        .direction(direction(kind, dice))
        .subject(dice.nextInt(10) == 0 ? "About order " + dice.nextInt(100_000) : null)
        .occurredAt(when)
        .duration(kind == InteractionKind.CALL ? Duration.ofSeconds(dice.nextInt(900)) : null)
        .channel(kind == InteractionKind.EMAIL ? "email" : null)
        .source("desk")
        .idempotencyKey("touch-" + at)
        .revision(Revision.first(when))
        .build();
  }

  private static Direction direction(InteractionKind kind, SplittableRandom dice) {
    return switch (kind) {
      case NOTE, SYSTEM -> Direction.INTERNAL;
      case FORM, SURVEY -> Direction.INBOUND;
      default -> dice.nextInt(100) < 60 ? Direction.OUTBOUND : Direction.INBOUND;
    };
  }

  private Instant moment(double part) {
    return now.minus(PAST).plusSeconds((long) (PAST.toSeconds() * part));
  }

  /**
   * Returns who did something at a time. The active ones are drawn with a skew; each of them came
   * at some time and half of them went again.
   */
  private CustomerId customer(double part, SplittableRandom dice, double active) {
    int drawn = 0;
    for (int attempt = 0; attempt < 12; attempt++) {
      int rank = (int) (customers * active * Math.pow(dice.nextDouble(), 1.8));
      drawn = (int) Math.floorMod(rank * 2_654_435_761L, (long) customers);
      SplittableRandom life = new SplittableRandom(drawn * 31L + 7);
      double came = life.nextDouble() * 0.9 - 0.2;
      double went = life.nextBoolean() ? 2 : came + life.nextDouble() * 0.8;
      if (part >= came && part <= went) {
        break;
      }
    }
    return new CustomerId(SegmentPeople.id(drawn));
  }
}
