package dev.crmcore.jdbc;

/** What opening does about the schema. */
public enum MigrationMode {
  /** Nothing: the host keeps the schema, and statements fail where it does not fit. */
  NONE,
  /** Compares the schema with the catalogue and refuses to open where they differ. */
  VALIDATE,
  /** Makes the schema, or brings it up to date, before the storage opens. */
  MIGRATE
}
