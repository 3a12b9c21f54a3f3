package dev.crmcore.model;

import java.math.BigDecimal;

/** Numbers without zeros at their end, as every storage gives them back. */
final class ShortestNumber {
  private ShortestNumber() {}

  static BigDecimal of(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
