package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DaysWindowTest {
  @Test
  void runsFromTheStartOfTheFirstDayToTheEndOfTheLast() {
    Window summerTimeBegins =
        new Window.Days(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-29"));

    Filter<?> filter =
        Filter.bind(
            StandardCatalogue.create(),
            CustomerFields.TYPE,
            Conditions.count("purchases", summerTimeBegins, Operator.GT, 0),
            Instant.EPOCH,
            ZoneId.of("Europe/Paris"));

    assertThat(((Condition.Related) filter.condition()).window())
        .isEqualTo(
            new Window.Between(
                Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z")));
  }
}
