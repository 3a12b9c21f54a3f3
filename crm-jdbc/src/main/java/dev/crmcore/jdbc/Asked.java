package dev.crmcore.jdbc;

/** How a statement asks about what belongs to a record: its elements and related records. */
enum Asked {
  /**
   * For each record that comes up: quick where few do, because an index finds what belongs to each
   * of them.
   */
  EACH,

  /**
   * Once for all records: who has such an element is collected by one walk along the elements.
   * Quick where many records come up, because a walk reads what lies together.
   */
  ONCE
}
