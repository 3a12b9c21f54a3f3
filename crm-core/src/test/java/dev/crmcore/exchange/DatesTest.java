package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001-02-13",
        "2001/2/13",
        "2001.02.13",
        "20010213",
        "13.02.2001",
        "13.2.2001",
        "13/02/2001",
        "02/13/2001",
        "2-13-2001",
        "2001-02-13T00:00:00",
        "13.02.2001 10:15"
      })
  void dayIsRead(String text) {
    assertThat(Dates.parse(text, null)).isEqualTo(LocalDate.of(2001, 2, 13));
  }

  @Test
  void whatMayBeTwoDatesNeedsTheOrder() {
    assertThatThrownBy(() -> Dates.parse("03/04/2001", null)).hasMessageContaining("two dates");
    assertThat(Dates.parse("03/04/2001", DateOrder.DAY_FIRST)).isEqualTo(LocalDate.of(2001, 4, 3));
    assertThat(Dates.parse("03/04/2001", DateOrder.MONTH_FIRST))
        .isEqualTo(LocalDate.of(2001, 3, 4));
    assertThat(Dates.parse("03.04.2001", null)).isEqualTo(LocalDate.of(2001, 4, 3));
    assertThat(Dates.parse("04/04/2001", null)).isEqualTo(LocalDate.of(2001, 4, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2001-02-30",
        "00.00.0000",
        "1/2/01",
        "2001-13-01",
        "1-2-3-4",
        "99999999",
        "0000-01-01",
        "12345678901234567890",
        "-2001-01-01",
        "--",
        "2001--01"
      })
  void whatIsNoDayIsRefused(String text) {
    assertThatThrownBy(() -> Dates.parse(text, DateOrder.DAY_FIRST))
        .isInstanceOf(InvalidInputException.class);
  }
}
