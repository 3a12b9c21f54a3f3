package dev.crmcore.field;

/** The kinds of value a field can have; a storage maps each to a column type. */
public enum FieldKind {
  /** Words for people; compared after {@link Folding#fold(String)}. */
  TEXT,
  /** A code such as a number in another system; compared exactly, by code point. */
  CODE,
  /** One constant of an enumeration; ordered as declared, stored by name. */
  CHOICE,
  /** A whole number of 64 bits. */
  INTEGER,
  /** A decimal of at most 15 significant digits, so that a double carries it without loss. */
  DECIMAL,
  /** True or false; false comes before true. */
  BOOLEAN,
  /** A moment, to the microsecond, in UTC. */
  INSTANT,
  /** A day of the years 1 to 9999. */
  DATE,
  /** An amount in a currency; amounts in two currencies satisfy no comparison. */
  MONEY,
  /** A place on Earth; it equals others and is near to others, and has no meaningful order. */
  POINT,
  /** A UUID; ordered as unsigned bytes. */
  ID
}
