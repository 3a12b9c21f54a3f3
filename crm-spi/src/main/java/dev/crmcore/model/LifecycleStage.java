package dev.crmcore.model;

/** How far a customer has come, from first hearing of us to being lost. */
public enum LifecycleStage {
  /** Known, not yet spoken with. */
  LEAD,
  /** In conversation about a first purchase. */
  PROSPECT,
  /** Bought once. */
  CUSTOMER,
  /** Bought more than once. */
  REPEAT,
  /** Has not bought for long. */
  LAPSED,
  /** Said good-bye. */
  LOST
}
