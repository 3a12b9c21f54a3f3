package dev.crmcore.exchange;

import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.RecordTargets.Part;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows become purchases: one row an order, or one row a line of an order. */
final class PurchaseRows implements RecordKind<Purchase> {

  private final EntityType<Purchase> type;
  private final String source;

  PurchaseRows(EntityType<Purchase> type, String source) {
    this.type = type;
    this.source = source;
  }

  static TargetNames names(Conversions conversions, TargetNames customers) {
    List<Part> parts = new ArrayList<>();
    for (String name : List.of("orderNumber", "amount", "currency")) {
      parts.add(new Part(name, name.equals("currency") ? "amount" : name, text -> text, false));
    }
    parts.add(new Part("occurredAt", "occurredAt", conversions::moment, false));
    for (String name : List.of("sku", "name", "category", "brand", "price", "amount")) {
      parts.add(new Part("line." + name, "lines", text -> text, false));
    }
    parts.add(new Part("line.quantity", "lines", conversions::decimal, false));
    return new RecordTargets(
        "purchase",
        parts,
        Map.of(
            "orderNumber",
            "order number,order no,order id,order,purchase id,receipt,invoice,id,номер заказа,заказ,номер чека,чек,订单号,订单编号",
            "amount",
            "amount,total,order total,sum,grand total,paid,сумма,итого,сумма заказа,金额,总金额",
            "currency",
            "currency,currency code,валюта,货币,币种",
            "occurredAt",
            "date,order date,purchase date,bought at,created at,paid at,дата,дата заказа,дата покупки,日期,下单时间",
            "line.sku",
            "sku,article,article number,item no,lineitem sku,артикул,货号",
            "line.name",
            "item,product,item name,product name,lineitem name,товар,наименование товара,номенклатура,商品,商品名称",
            "line.category",
            "category,product category,категория,类别",
            "line.brand",
            "brand,vendor,бренд,品牌",
            "line.quantity",
            "quantity,qty,lineitem quantity,количество,кол-во,数量",
            "line.price",
            "price,unit price,lineitem price,цена,单价"),
        customers);
  }

  @Override
  public EntityType<Purchase> type() {
    return type;
  }

  @Override
  public String key(Row row, RowValues values) {
    String order = values.text("orderNumber");
    return order == null ? "row:" + row.fingerprint() : order;
  }

  @Override
  public boolean isGrouped(RowValues values) {
    return values.text("orderNumber") != null;
  }

  @Override
  public Map<String, Purchase> stored(ChangeSet changes, Collection<String> keys) {
    Set<UUID> ids = new HashSet<>();
    changes
        .reader()
        .scanAny(
            PurchaseFields.TYPE,
            Conditions.equal(PurchaseFields.SOURCE, source),
            PurchaseFields.ORDER_NUMBER,
            keys,
            purchase -> ids.add(purchase.id().value()));
    Map<String, Purchase> stored = new HashMap<>();
    if (!ids.isEmpty()) {
      changes
          .stored(PurchaseFields.TYPE, ids)
          .forEach(one -> stored.putIfAbsent(Objects.requireNonNull(one.orderNumber()), one));
    }
    return stored;
  }

  @Override
  public Purchase made(
      ChangeSet changes,
      @Nullable Purchase stored,
      String key,
      List<RowValues> rows,
      CustomerId customer,
      ReplacedValues replaced) {
    List<PurchaseLine> said = lines(rows);
    List<PurchaseLine> lines = united(stored == null ? List.of() : stored.lines(), said);
    Money amount = amount(rows);
    if (amount == null && !said.isEmpty()) {
      amount = sum(lines);
    }
    Money total = replaced.of("amount", stored == null ? null : stored.amount(), amount);
    Instant when =
        replaced.of(
            "occurredAt", stored == null ? null : stored.occurredAt(), first(rows, "occurredAt"));
    if (total == null || when == null) {
      throw new InvalidInputException(
          "E_REQUIRED",
          "The purchase '%s' has no %s. Add it."
              .formatted(ImportError.shortened(key), total == null ? "amount" : "date"));
    }
    Purchase.Builder next = stored == null ? Purchase.builder() : stored.toBuilder();
    return next.customerId(customer)
        .orderNumber(key)
        .source(source)
        .amount(total)
        .occurredAt(when)
        .lines(lines)
        .build();
  }

  private static @Nullable Instant first(List<RowValues> rows, String part) {
    for (RowValues row : rows) {
      if (row.part(part) instanceof Instant moment) {
        return moment;
      }
    }
    return null;
  }

  /** Every line of an order may repeat its total, and they must say the same. */
  private static @Nullable Money amount(List<RowValues> rows) {
    Money amount = null;
    for (RowValues row : rows) {
      String text = row.text("amount");
      if (text != null) {
        Money said = Amounts.parse(text, row.text("currency"));
        if (amount != null && !amount.equals(said)) {
          throw new InvalidInputException(
              "E_TYPE",
              "The rows of one order say that it cost %s and %s. An amount of a line goes to line.amount."
                  .formatted(amount, said));
        }
        amount = said;
      }
    }
    return amount;
  }

  private static List<PurchaseLine> lines(List<RowValues> rows) {
    List<PurchaseLine> lines = new ArrayList<>();
    for (RowValues row : rows) {
      if (row.hasPart("line.")) {
        lines.add(line(row));
      }
    }
    return lines;
  }

  private static PurchaseLine line(RowValues row) {
    String sku = row.text("line.sku");
    String name = row.text("line.name");
    if (name == null && sku == null) {
      throw new InvalidInputException(
          "E_REQUIRED", "The line has no name and no article number. Add one of them.");
    }
    BigDecimal quantity =
        row.part("line.quantity") instanceof BigDecimal many ? many : BigDecimal.ONE;
    return new PurchaseLine(
        sku,
        name == null ? String.valueOf(sku) : name,
        row.text("line.category"),
        row.text("line.brand"),
        quantity,
        cost(row, quantity));
  }

  private static Money cost(RowValues row, BigDecimal quantity) {
    String whole = row.text("line.amount");
    if (whole != null) {
      return Amounts.parse(whole, row.text("currency"));
    }
    String price = row.text("line.price");
    if (price == null) {
      throw new InvalidInputException(
          "E_REQUIRED", "The line has no price and no amount. Add one of them.");
    }
    return Amounts.parse(price, row.text("currency")).times(quantity);
  }

  private static Money sum(List<PurchaseLine> lines) {
    Money sum = lines.get(0).amount();
    for (PurchaseLine line : lines.subList(1, lines.size())) {
      if (!line.amount().currency().equals(sum.currency())) {
        throw new InvalidInputException(
            "E_TYPE",
            "The lines of the order cost %s and %s, which cannot be added. Say the amount of the order."
                .formatted(sum, line.amount()));
      }
      sum = sum.plus(line.amount());
    }
    return sum;
  }

  /**
   * A line that is stored as it is said stays; one of the same article is replaced; others are
   * added. None is taken away, so a file may hold a part of an order.
   */
  private static List<PurchaseLine> united(List<PurchaseLine> stored, List<PurchaseLine> said) {
    List<PurchaseLine> lines = new ArrayList<>(stored);
    boolean[] taken = new boolean[stored.size()];
    List<PurchaseLine> others = new ArrayList<>();
    for (PurchaseLine line : said) {
      if (!take(taken, stored, line::equals, place -> {})) {
        others.add(line);
      }
    }
    for (PurchaseLine line : others) {
      if (!take(taken, stored, one -> isSame(one, line), place -> lines.set(place, line))) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean take(
      boolean[] taken, List<PurchaseLine> stored, Predicate<PurchaseLine> fits, IntConsumer place) {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i] && fits.test(stored.get(i))) {
        taken[i] = true;
        place.accept(i);
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(PurchaseLine one, PurchaseLine other) {
    String sku = one.sku();
    String otherSku = other.sku();
    if (sku == null || otherSku == null) {
      return one.name().equals(other.name());
    }
    return sku.equals(otherSku);
  }
}
