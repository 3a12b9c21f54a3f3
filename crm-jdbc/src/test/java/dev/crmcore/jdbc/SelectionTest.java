package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.query.Window;
import dev.crmcore.testkit.ActivityGenerator;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to records is asked for each of a few and once for many, with one answer. */
class SelectionTest {
  private static final int CUSTOMERS = 120;
  private static final Condition BOUGHT =
      Conditions.count("purchases", Window.ever(), Operator.GT, 0);
  private static final Condition NOT_BOUGHT =
      Conditions.count("purchases", Window.last(365, ChronoUnit.DAYS), Operator.EQ, 0);

  @TempDir Path folder;
  private Shop shop;
  private SqlConnection connection;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("crm.db");
    shop = Shop.open(url);
    connection = new SqliteOpening(url, JdbcOptions.DEFAULTS).openReader();
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(shop.person("Ann" + i).tag(i % 3 == 0 ? "vip" : "plain").build());
    }
    shop.write(store -> store.insert(customers));
    ActivityGenerator activity = ActivityGenerator.seeded(7, FixedContext.NOW);
    List<Purchase> purchases = new ArrayList<>();
    for (Customer customer : customers) {
      for (Purchase purchase : activity.purchases(customer)) {
        purchases.add(
            purchase.toBuilder()
                .id(new PurchaseId(shop.context().ids().next()))
                .revision(Revision.first(FixedContext.NOW))
                .build());
      }
    }
    shop.storage()
        .write(
            TenantId.DEFAULT,
            work -> {
              work.store(PurchaseFields.TYPE).insert(purchases);
              return true;
            });
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    shop.close();
  }

  @Test
  void manyAreAskedAboutOnce() throws SQLException {
    assertThat(selection(BOUGHT).asked(connection)).isEqualTo(Asked.ONCE);
    assertThat(selection(NOT_BOUGHT.negate()).asked(connection)).isEqualTo(Asked.ONCE);
    assertThat(selection(Conditions.any(BOUGHT, Conditions.tag("vip"))).asked(connection))
        .isEqualTo(Asked.ONCE);
  }

  @Test
  void thoseWhomAnIndexFindsAreAskedAboutOneByOne() throws SQLException {
    Condition city = Conditions.equal(CustomerFields.CITY, "Vologda");

    assertThat(selection(Conditions.all(city, BOUGHT)).asked(connection)).isEqualTo(Asked.EACH);
    assertThat(selection(Conditions.all(Conditions.tag("vip"), BOUGHT)).asked(connection))
        .isEqualTo(Asked.EACH);
    assertThat(selection(city).asked(connection)).isEqualTo(Asked.EACH);
  }

  @Test
  void bothWaysHaveOneAnswer() throws SQLException {
    List<Condition> conditions = conditions();
    conditions.addAll(conditions.stream().map(Condition::negate).toList());
    int telling = 0;
    for (Condition condition : conditions) {
      List<UUID> each = ids(condition, Asked.EACH);

      assertThat(ids(condition, Asked.ONCE)).as("%s", condition).isEqualTo(each);
      assertThat(tried(condition)).as("first of %s", condition).isEqualTo(each);
      telling += each.isEmpty() || each.size() == CUSTOMERS ? 0 : 1;
    }
    assertThat(telling).isGreaterThan(conditions.size() / 3);
  }

  @Test
  void pagesOfAnyOrderAreTheSameHoweverManyRecordsAreTried() throws SQLException {
    for (List<Sort> sorts :
        List.of(
            List.<Sort>of(),
            List.of(new Sort("city", false)),
            List.of(new Sort("city", true)),
            List.of(new Sort("source", true)),
            List.of(new Sort("source", false), new Sort("displayName", true)),
            List.of(new Sort("displayName", true)))) {
      for (Condition condition : List.of(BOUGHT, Conditions.all(BOUGHT, NOT_BOUGHT))) {
        List<UUID> all = pages(condition, sorts, 1_000, 1_000);
        assertThat(all).hasSameElementsAs(ids(condition, Asked.EACH));
        for (int tried : List.of(1, 10, 50)) {
          assertThat(pages(condition, sorts, tried, 7)).as("%s, %d", sorts, tried).isEqualTo(all);
        }
      }
    }
  }

  @Test
  void noMoreRecordsAreTriedThanTheBoundSaysWhereManyAreEqual() throws SQLException {
    Condition condition = Conditions.any(BOUGHT, BOUGHT.negate());
    for (List<Sort> sorts : List.of(List.<Sort>of(), List.of(new Sort("city", false)))) {
      Selection selection = selection(condition, 10);
      Paging.Stretch first = stretches(Selection.TRIED_ALIAS, sorts, null).get(0);
      Selection.Bound bound = selection.bound(connection, first).orElseThrow();

      assertThat(read(selection.tried(stretches("t0", sorts, null).get(0), first, bound)))
          .hasSize(10);
      assertThat(selection(condition, CUSTOMERS).bound(connection, first)).isEmpty();
    }
  }

  @Test
  void aPageThatFewFollowAsksAboutNobodyElse() throws SQLException {
    List<Sort> byName = List.of(new Sort("displayName", false));
    List<String> statements = new ArrayList<>();
    SqlConnection watched = new SqlConnection(watched(statements));
    Keyset after = new Keyset(List.of("Ann5"), new UUID(0, 1));
    Query<Customer> query = new Query<>(shop.filter(BOUGHT), byName, 2, after);

    new PageIds<>(schema().table(CustomerFields.TYPE), selection(BOUGHT), query).read(watched);
    watched.closeStatements();

    assertThat(statements).isNotEmpty().noneMatch(sql -> sql.contains("GROUP BY"));
  }

  private static List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (Operator operator :
        List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE)) {
      for (long number = 0; number < 4; number++) {
        conditions.add(Conditions.count("purchases", Window.ever(), operator, number));
        conditions.add(
            related(Window.ever(), shirts(), Measure.count(), operator, Operand.of(number)));
      }
      Window year = Window.last(365, ChronoUnit.DAYS);
      for (String amount : List.of("0.00 RUB", "3000.00 RUB", "9000.00 RUB")) {
        Operand bound = Operand.of(Money.parse(amount));
        for (Measure measure :
            List.of(
                Measure.sum("amount"),
                Measure.average("amount"),
                Measure.min("amount"),
                Measure.max("amount"))) {
          conditions.add(related(year, Conditions.everyone(), measure, operator, bound));
        }
      }
    }
    Condition email =
        Conditions.has(
            CustomerFields.CONTACT_POINTS,
            new Compare("kind", Operator.EQ, List.of(Operand.of(ContactKind.EMAIL))));
    conditions.add(Conditions.all(Conditions.tag("vip"), BOUGHT));
    conditions.add(Conditions.any(Conditions.tag("vip"), NOT_BOUGHT));
    conditions.add(Conditions.all(email, NOT_BOUGHT));
    conditions.add(
        Conditions.all(Conditions.equal(CustomerFields.CITY, "Vologda"), Conditions.tag("vip")));
    return conditions;
  }

  private static Condition shirts() {
    return new Condition.Has(
        "lines", new Compare("name", Operator.CONTAINS, List.of(Operand.of("e"))));
  }

  private static Condition related(
      Window window, Condition where, Measure measure, Operator operator, Operand bound) {
    return new Condition.Related("purchases", window, where, measure, operator, bound);
  }

  private Selection selection(Condition condition) {
    return selection(condition, CUSTOMERS);
  }

  private Selection selection(Condition condition, int tried) {
    Schema schema = schema();
    return new Selection(
        schema,
        TenantId.DEFAULT.value(),
        schema.requireTable("customer"),
        shop.filter(condition).condition(),
        tried);
  }

  private List<UUID> pages(Condition condition, List<Sort> sorts, int tried, int limit)
      throws SQLException {
    List<UUID> all = new ArrayList<>();
    Keyset after = null;
    while (true) {
      Query<Customer> query = new Query<>(shop.filter(condition), sorts, limit, after);
      List<UUID> ids =
          new PageIds<>(schema().table(CustomerFields.TYPE), selection(condition, tried), query)
              .read(connection);
      List<UUID> page = ids.subList(0, Math.min(limit, ids.size()));
      all.addAll(page);
      if (ids.size() <= limit) {
        return all;
      }
      UUID last = page.get(page.size() - 1);
      Customer customer = shop.read(store -> store.find(last)).orElseThrow();
      List<@Nullable Object> values = new ArrayList<>();
      sorts.forEach(
          sort -> values.add(CustomerFields.TYPE.requireField(sort.field()).get(customer)));
      after = new Keyset(values, last);
    }
  }

  private Connection watched(List<String> statements) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              return method.invoke(connection.connection(), arguments);
            });
  }

  private Schema schema() {
    return new Schema(shop.context().catalogue(), JdbcOptions.DEFAULTS, new SqliteDialect());
  }

  private List<UUID> ids(Condition condition, Asked asked) throws SQLException {
    Selection.From from = selection(condition).byId(asked);
    return read(
        Sql.of("SELECT t0.id").append(from.from()).append(from.group() + " ORDER BY " + from.id()));
  }

  private List<UUID> tried(Condition condition) throws SQLException {
    return read(selection(condition).each(stretches("t0", List.of(), null).get(0)));
  }

  private List<Paging.Stretch> stretches(String alias, List<Sort> sorts, @Nullable Keyset after) {
    EntityTable<?> table = schema().requireTable("customer");
    return new Paging(table, alias, alias + ".\"id\"", sorts, after).stretches();
  }

  private List<UUID> read(Sql sql) throws SQLException {
    Cell id = new SqliteDialect().cell(FieldType.ID);
    return connection.query(sql, rows -> PageIds.ids(rows, id));
  }
}
