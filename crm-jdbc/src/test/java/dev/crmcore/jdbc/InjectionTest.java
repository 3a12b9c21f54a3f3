package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.LookupKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
  private final Shop shop = Shop.open("jdbc:sqlite::memory:");

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' OR 'x'='x",
        "'; DROP TABLE crm_customer;--",
        "50%",
        "under_score",
        "back\\slash",
        "it's",
        "\"quoted\"",
        "a) OR (1=1",
        "?",
        ":name",
        "$.x",
        "[0]",
        "*",
        "^",
        "NEAR(a b)",
        "a AND b",
        "{\"a\":1}",
        "\uD83D\uDE00",
        "ﬃ",
        "\uFFFF"
      })
  void textIsBoundAndNeverRead(String text) {
    Customer target =
        shop.person("Anna")
            .familyName(text)
            .notes("before " + text + " after")
            .tag(text)
            .externalId(text, text)
            .custom("size", text)
            .build();
    shop.add(target, shop.person("Boris").familyName("plain").custom("size", "plain").build());

    for (Condition condition :
        List.of(
            Conditions.equal(CustomerFields.FAMILY_NAME, text),
            Conditions.in(CustomerFields.FAMILY_NAME, List.of(text)),
            Conditions.contains(CustomerFields.NOTES, text),
            Conditions.startsWith(CustomerFields.NOTES, "before " + text),
            Conditions.tag(text),
            Conditions.startsWith(CustomerFields.FAMILY_NAME, text),
            new Condition.Compare("size", Operator.EQ, List.of(Operand.of(text))),
            new Condition.Compare(
                "notes", Operator.ENDS_WITH, List.of(Operand.of(text + " after"))),
            Conditions.in(
                CustomerFields.FAMILY_NAME,
                IntStream.range(0, 40).mapToObj(i -> text + (i == 7 ? "" : i)).toList()))) {
      assertThat(shop.ids(condition)).as("%s", condition).containsExactly(target.id().value());
    }
    Map<LookupKey, List<UUID>> holders =
        shop.read(store -> store.lookup("externalIds", List.of(LookupKey.of(text, text))));
    assertThat(holders).hasSize(1);
    assertThat(shop.find(target)).contains(target);
    shop.read(
        store -> store.search(TextQuery.ofBeginnings(text), Filter.all(CustomerFields.TYPE), 10));
    assertThat(shop.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email;--", "email DESC, 1", "(SELECT 2)", "nope", "E-MAIL", "o'k"})
  void namesComeFromTheCatalogueAlone(String name) {
    assertThatThrownBy(() -> shop.ids(Conditions.everyone(), new Sort(name, false)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> shop.ids(new Condition.Missing(name)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aCursorIsBoundToo() {
    shop.add(shop.person("Anna").build(), shop.person("Boris").build());
    Sort byCity = Sort.ascending(CustomerFields.CITY);
    Keyset forged = new Keyset(Arrays.asList("' OR 1=1 --"), shop.context().ids().next());

    List<Customer> after =
        shop.read(
            store ->
                store
                    .query(
                        Query.of(Filter.all(CustomerFields.TYPE), 10)
                            .sortedBy(byCity)
                            .after(forged))
                    .items());

    assertThat(after).hasSize(2);
  }
}
