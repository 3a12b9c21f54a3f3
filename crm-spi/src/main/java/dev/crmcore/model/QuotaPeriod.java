package dev.crmcore.model;

/** For how long a quota is. */
public enum QuotaPeriod {
  /** A month. */
  MONTH(1),
  /** Three months. */
  QUARTER(3),
  /** Twelve months. */
  YEAR(12);

  private final int months;

  QuotaPeriod(int months) {
    this.months = months;
  }

  /** Returns how many months that is. */
  public int months() {
    return months;
  }
}
