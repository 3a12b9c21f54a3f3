package dev.crmcore.host;

import java.util.UUID;

/** Makes ids that grow with time (RFC 9562, version 7). Safe for all threads. */
@FunctionalInterface
public interface IdSource {
  /** Returns the next id, greater than all before it. */
  UUID next();
}
