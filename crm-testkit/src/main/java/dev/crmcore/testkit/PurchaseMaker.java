package dev.crmcore.testkit;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Money;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes up purchases in the currency of the customer's country. */
final class PurchaseMaker {
  private static final int MOST_LINES = 4;
  private static final Map<String, String> COUNTRY_BY_CODE =
      Map.of("7", "RU", "89", "RU", "380", "UA", "861", "CN", "44", "GB", "1", "US");
  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]+");

  private final List<Word> goods;
  private final Map<String, Price> prices = new HashMap<>();

  /**
   * How much things cost in a country.
   *
   * @param currency what is paid in
   * @param percent the price in the currency's smallest unit for 100 euro cents
   */
  private record Price(Currency currency, long percent) {
    Money of(long cents) {
      long minor = cents * percent / 100;
      return Money.ofMinor(minor < 1_000 ? minor : minor - minor % 10, currency);
    }
  }

  PurchaseMaker(Lexicon lexicon) {
    goods = lexicon.words("goods");
    for (Word country : lexicon.words("currency")) {
      long percent = Long.parseLong(country.columns().get(0));
      prices.put(country.text(), new Price(Currency.getInstance(country.other()), percent));
    }
  }

  List<Purchase> make(Customer customer, ActivityDates dates) {
    Dice dice = dates.dice();
    Price price = price(customer, dice);
    long number = Math.floorMod(ActivityGenerator.identity(customer), 100_000_000L);
    List<Purchase> purchases = new ArrayList<>();
    for (Instant at : dates.take(dates.count(0.35, 0.62, 60))) {
      List<PurchaseLine> lines = lines(price, dice);
      purchases.add(
          Purchase.builder()
              .customerId(customer.id())
              .orderNumber("S-" + number + "-" + (purchases.size() + 1))
              .amount(total(lines))
              .occurredAt(at)
              .source(CustomerGenerator.SHOP)
              .lines(lines)
              .build());
    }
    return List.copyOf(purchases);
  }

  private Price price(Customer customer, Dice dice) {
    String country = dice.chance(0.02) ? "JP" : country(customer);
    return Objects.requireNonNull(prices.get(country), country);
  }

  private String country(Customer customer) {
    for (PostalAddress address : customer.addresses()) {
      if (address.country() != null && prices.containsKey(address.country())) {
        return address.country();
      }
    }
    return customer.phone().flatMap(PurchaseMaker::countryOfNumber).orElseGet(() -> home(customer));
  }

  private static Optional<String> countryOfNumber(String phone) {
    String digits = NOT_A_DIGIT.matcher(phone).replaceAll("").replaceFirst("^00", "");
    return COUNTRY_BY_CODE.entrySet().stream()
        .filter(code -> digits.startsWith(code.getKey()))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static String home(Customer customer) {
    return switch (InteractionMaker.language(customer.displayName())) {
      case "ru" -> "RU";
      case "zh" -> "CN";
      default -> "DE";
    };
  }

  private List<PurchaseLine> lines(Price price, Dice dice) {
    List<PurchaseLine> lines = new ArrayList<>();
    int count = 1;
    while (count < MOST_LINES && dice.chance(0.35)) {
      count++;
    }
    for (int i = 0; i < count; i++) {
      lines.add(line(dice.common(goods), price, dice));
    }
    return lines;
  }

  private static PurchaseLine line(Word article, Price price, Dice dice) {
    List<String> columns = article.columns();
    int lowest = Integer.parseInt(columns.get(2));
    int highest = Integer.parseInt(columns.get(3));
    BigDecimal quantity = BigDecimal.valueOf(dice.chance(0.8) ? 1 : dice.between(2, 5));
    return new PurchaseLine(
        "A" + (10_000 + Math.floorMod(article.text().hashCode(), 90_000)),
        article.text(),
        columns.get(0),
        columns.get(1).equals("-") ? null : columns.get(1),
        quantity,
        price.of(dice.between(lowest, highest)).times(quantity));
  }

  private static Money total(List<PurchaseLine> lines) {
    return lines.stream().map(PurchaseLine::amount).reduce(Money::plus).orElseThrow();
  }
}
