package dev.crmcore.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurchasesTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T09:00:00Z");
  private final Crm crm =
      Crm.builder().inMemory().clock(clock).accessPolicy(new PurchasesAreNotForTheShop()).build();
  private final CrmSession anna = crm.session("anna");
  private final CustomerId ada =
      anna.customers().create(Person.builder().givenName("Ada").build()).id();

  private static final class PurchasesAreNotForTheShop implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return actor.name().equals("shop") && type.name().equals(PurchaseFields.TYPE.name())
          ? Conditions.nobody()
          : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private Purchase.Builder order(String number) {
    return Purchase.builder()
        .customerId(ada)
        .orderNumber(number)
        .amount(Money.parse("10 EUR"))
        .occurredAt(clock.instant());
  }

  @Test
  void anOrderOfASystemIsStoredOnce() {
    Purchases purchases = anna.purchases();
    Purchase first = purchases.record(order("A-1").source("shop").build());

    assertThat(purchases.record(order("A-1").source("Shop").build())).isEqualTo(first);
    assertThat(purchases.record(order("A-1").build())).isNotEqualTo(first);
    assertThat(purchases.record(order("A-1").source("fair").build())).isNotEqualTo(first);
    purchases.record(order("A-2").source("shop").build());
    assertThat(purchases.of(ada, 10, null).items()).hasSize(4);
  }

  @Test
  void whoeverMayNotSeePurchasesStoresEachOnce() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Purchase said =
          crm.session("shop").purchases().record(order("A-1").amount(Money.parse("1 EUR")).build());
      assertThat(said.amount()).isEqualTo(Money.parse("1 EUR"));
      ids.add(said.id().value());
    }

    assertThat(ids).hasSize(1);
    assertThat(anna.purchases().of(ada, 10, null).items()).hasSize(1);
  }

  @Test
  void ordersOfTwoSystemsAreToldApartHoweverTheyAreNamed() {
    assertThat(PurchaseFields.ORDER_KEY.get(order("1:2").source("a").build()))
        .isNotEqualTo(PurchaseFields.ORDER_KEY.get(order("2").source("a1:").build()));
    assertThat(PurchaseFields.ORDER_KEY.get(order("1").build()))
        .isNotEqualTo(PurchaseFields.ORDER_KEY.get(order("1").source("a").build()));
  }
}
