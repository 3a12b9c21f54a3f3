package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A record that a run left as it is.
 *
 * @param entity the kind of record, such as {@code "customer"}
 * @param id which
 * @param code a stable code such as {@code E_CONFLICT}
 * @param reason why, and what to do
 */
public record RefusedEdit(String entity, UUID id, String code, String reason) {
  /** Checks that the parts are there. */
  public RefusedEdit {
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
    requireNonNull(code, "code");
    requireNonNull(reason, "reason");
  }
}
