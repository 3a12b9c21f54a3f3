package dev.crmcore.edit;

import dev.crmcore.catalogue.PlaybookRunFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.DealId;
import dev.crmcore.model.PlaybookRun;
import dev.crmcore.model.PlaybookRunId;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is part of a deal and is taken back with it or not at all: how it got into its stage, what
 * was approved for that, and what playbooks made of it. Stateless.
 */
final class DealParts {
  private DealParts() {}

  /** Returns of which deal records are parts, those that are, by their ids. */
  static Map<UUID, UUID> deals(Reader reader, Map<UUID, ?> records) {
    Map<UUID, UUID> deals = new HashMap<>();
    Map<UUID, UUID> runs = new HashMap<>();
    records.forEach(
        (id, record) -> {
          if (record instanceof StageChange move) {
            deals.put(id, move.dealId().value());
          } else if (record instanceof ApprovalRequest request) {
            deals.put(id, request.dealId().value());
          } else if (record instanceof PlaybookRun run) {
            put(deals, id, run.dealId());
          } else if (record instanceof Task task) {
            PlaybookRunId run = task.playbookRunId();
            if (run != null) {
              runs.put(id, run.value());
            }
          }
        });
    if (!runs.isEmpty()) {
      Map<UUID, PlaybookRun> known = known(reader, runs.values());
      runs.forEach(
          (id, run) -> {
            PlaybookRun one = known.get(run);
            if (one != null) {
              put(deals, id, one.dealId());
            }
          });
    }
    return deals;
  }

  private static Map<UUID, PlaybookRun> known(Reader reader, Collection<UUID> ids) {
    Map<UUID, PlaybookRun> runs = new HashMap<>();
    reader
        .findAllUnseen(PlaybookRunFields.TYPE, List.copyOf(ids))
        .forEach(run -> runs.put(run.id().value(), run));
    return runs;
  }

  private static void put(Map<UUID, UUID> deals, UUID id, @Nullable DealId deal) {
    if (deal != null) {
      deals.put(id, deal.value());
    }
  }
}
