package dev.crmcore.messaging;

import dev.crmcore.catalogue.SuppressionFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Suppression;
import dev.crmcore.query.Conditions;
import java.util.Optional;

/** Looks up addresses that must not be written to. */
final class Suppressions {
  private Suppressions() {}

  static Optional<Suppression> of(Reader reader, ContactKind kind, String address) {
    return reader
        .list(
            SuppressionFields.TYPE,
            Conditions.all(
                Conditions.equal(SuppressionFields.ADDRESS, address),
                Conditions.equal(SuppressionFields.KIND, kind)),
            1)
        .stream()
        .findFirst();
  }
}
