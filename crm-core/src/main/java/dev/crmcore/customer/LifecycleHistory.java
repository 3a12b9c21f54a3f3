package dev.crmcore.customer;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the stages of a customer out of its lineage, within one read. Stateless. */
public final class LifecycleHistory {
  private LifecycleHistory() {}

  static List<LifecyclePeriod> of(Reader reader, Customer customer) {
    List<LineageEntry> moves = moves(reader, customer.id().value());
    Map<UUID, AuditEntry> audit = new HashMap<>();
    reader
        .findAll(AuditFields.TYPE, moves.stream().map(move -> move.changeSet().value()).toList())
        .forEach(entry -> audit.put(entry.id().value(), entry));
    List<LifecyclePeriod> periods = new ArrayList<>();
    LifecycleStage first =
        moves.isEmpty()
            ? customer.profile().lifecycleStage()
            : stage(change(moves.get(0)).map(FieldChange::before).orElse(null));
    if (first != null) {
      // How the customer got into it is sealed.
      periods.add(
          new LifecyclePeriod(
              first,
              null,
              customer.createdAt(),
              moves.isEmpty() ? null : moves.get(0).at(),
              null,
              null,
              null));
    }
    for (int i = 0; i < moves.size(); i++) {
      LineageEntry move = moves.get(i);
      Instant until = i + 1 < moves.size() ? moves.get(i + 1).at() : null;
      change(move)
          .ifPresent(
              change ->
                  periods.add(period(move, change, until, audit.get(move.changeSet().value()))));
    }
    return List.copyOf(periods);
  }

  /**
   * Returns since when a customer is in its stage; empty where the actor may not see that, or what
   * tells of it is sealed.
   */
  public static Optional<Instant> since(Reader reader, Customer customer) {
    if (!reader.concealed(LineageFields.TYPE).isEmpty()) {
      return Optional.empty();
    }
    List<LineageEntry> moves = moves(reader, customer.id().value());
    if (moves.isEmpty()) {
      return Optional.empty();
    }
    LineageEntry last = moves.get(moves.size() - 1);
    return change(last)
        .filter(change -> stage(change.after()) == customer.profile().lifecycleStage())
        .map(change -> last.at());
  }

  private static List<LineageEntry> moves(Reader reader, UUID id) {
    List<LineageEntry> moves = new ArrayList<>();
    reader.scan(
        LineageFields.TYPE,
        Conditions.all(
            Conditions.equal(LineageFields.ENTITY_ID, id),
            Conditions.equal(LineageFields.ENTITY, CustomerFields.TYPE.name())),
        line -> {
          if (change(line).isPresent()) {
            moves.add(line);
          }
        });
    moves.sort(Comparator.comparingLong(LineageEntry::version));
    return moves;
  }

  private static Optional<FieldChange> change(LineageEntry line) {
    return line.changes().stream()
        .filter(change -> change.field().equals(CustomerFields.LIFECYCLE_STAGE.name()))
        .filter(change -> change.after() != null)
        .findFirst();
  }

  private static LifecyclePeriod period(
      LineageEntry move, FieldChange change, @Nullable Instant until, @Nullable AuditEntry audit) {
    String source = move.source();
    boolean byRule = source != null && source.startsWith(LifecyclePeriod.RULE);
    return new LifecyclePeriod(
        CustomerFields.LIFECYCLE_STAGE.type().parse(String.valueOf(change.after())),
        stage(change.before()),
        move.at(),
        until,
        move.actor(),
        byRule && source != null ? source.substring(LifecyclePeriod.RULE.length()) : null,
        audit == null || byRule ? null : audit.reason());
  }

  private static @Nullable LifecycleStage stage(@Nullable String text) {
    return text == null ? null : CustomerFields.LIFECYCLE_STAGE.type().parse(text);
  }
}
