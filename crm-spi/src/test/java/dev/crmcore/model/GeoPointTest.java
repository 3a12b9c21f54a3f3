package dev.crmcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPointTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "59.2239, 39.8843  | 59.2239, 39.8843",
        "59.2239 39.8843   | 59.2239, 39.8843",
        "59.2239;39.8843   | 59.2239, 39.8843",
        "-33.86880, +151.20930 | -33.8688, 151.2093",
        "0.00000049, -0.0000004 | 0, 0",
        "90, -180          | 90, -180",
      })
  void readsDegreesAsMapsWriteThem(String written, String point) {
    assertThat(GeoPoint.parse(written)).hasToString(point).isEqualTo(GeoPoint.parse(point));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "59.2239", "90.1, 0", "0, 180.000001", "59°13′, 39°53′", "1e1, 2", "NaN, 0"})
  void refusesWhatIsNotOnEarth(String written) {
    assertThatThrownBy(() -> GeoPoint.parse(written))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no point on Earth");
  }

  /** Distances by the haversine formula with the same radius, to the metre. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "59.2239, 39.8843 | 55.7558, 37.6173 | 408682",
        "0, 179.99        | 0, -179.99       | 2224",
        "90, 0            | 89, 123          | 111195",
        "40.7128, -74.0060| 51.5074, -0.1278 | 5570230",
        "0, 0             | 0, 180           | 20015115",
      })
  void isNearByTheGreatCircle(String one, String other, long metres) {
    GeoPoint here = GeoPoint.parse(one);
    GeoPoint there = GeoPoint.parse(other);
    assertThat(here.isWithin(metres + 2, there)).isTrue();
    assertThat(here.isWithin(metres - 2, there)).isFalse();
    assertThat(there.isWithin(metres + 2, here)).isTrue();
  }

  @Test
  void theKeyHasTheDigitsThatEnginesRead() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(GeoPoint.of(59.2239, 39.8843).key()).matches("([0-9]{9} ){3}59.2239, 39.8843");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyPointIsNearItselfAndKeysAreOfOneLength() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      GeoPoint point = GeoPoint.of(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
      assertThat(point.isWithin(0, point)).isTrue();
      assertThat(point.key()).matches("(\\d{9} ){3}.*").endsWith(" " + point);
      assertThat(GeoPoint.parse(point.toString())).isEqualTo(point);
    }
  }
}
