package dev.crmcore.testkit;

/** In which letters a record is written. */
enum Script {
  /** As at home. */
  NATIVE,
  /** In Latin letters. */
  LATIN,
  /** A Ukrainian name in Russian spelling. */
  RUSSIAN
}
