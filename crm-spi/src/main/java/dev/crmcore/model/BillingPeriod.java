package dev.crmcore.model;

/** How often something is paid for. */
public enum BillingPeriod {
  /** Once. */
  ONCE(1),
  /** Every month. */
  MONTHLY(12),
  /** Every quarter of a year. */
  QUARTERLY(4),
  /** Every year. */
  YEARLY(1);

  private final int timesInYear;

  BillingPeriod(int timesInYear) {
    this.timesInYear = timesInYear;
  }

  /** Returns how often it is paid for in the first year, 1 or more. */
  public int timesInYear() {
    return timesInYear;
  }
}
