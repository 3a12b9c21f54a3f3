package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Purchase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private static final Filter<Purchase> ALL = Filter.all(PurchaseFields.TYPE);

  @Test
  void aFunctionHasToFitItsField() {
    assertThat(new Aggregation<>(ALL, List.of("source"), List.of(Measure.sum("amount"))).measures())
        .hasSize(1);
    assertThatThrownBy(
            () -> new Aggregation<>(ALL, List.of(), List.of(Measure.average("occurredAt"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("occurredAt");
    assertThatThrownBy(() -> new Aggregation<>(ALL, List.of(), List.of(Measure.max("source"))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void fieldsHaveToExistAndSomethingHasToBeComputed() {
    assertThatThrownBy(() -> new Aggregation<>(ALL, List.of("sourse"), List.of(Measure.count())))
        .hasMessageContaining("source");
    assertThatThrownBy(() -> new Aggregation<>(ALL, List.of(), List.of()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aQueryChecksItsLimitItsOrderAndItsCursor() {
    assertThatThrownBy(() -> Query.of(ALL, 0)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Query.of(ALL, Query.MAX_LIMIT + 1))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Query.of(ALL, 1).sortedBy(Sort.ascending(CustomerFields.CITY)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Query.of(ALL, 1).after(new Keyset(List.of("x"), new UUID(0, 1))))
        .hasMessageContaining("cursor");
  }
}
