package dev.crmcore.edit;

import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.RunLog;
import dev.crmcore.model.EditRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what one run does, and stores the count at its end. Used once. */
final class EditTally {
  private final Engine engine;
  private final RunLog<EditRun> log;
  private final EditRun begun;
  private final Consumer<RefusedEdit> listener;
  private final List<RefusedEdit> shown = new ArrayList<>();
  private long applied;
  private long refused;

  EditTally(Engine engine, RunLog<EditRun> log, EditRun begun, Consumer<RefusedEdit> listener) {
    this.engine = engine;
    this.log = log;
    this.begun = begun;
    this.listener = listener;
  }

  void applied(long records) {
    applied += records;
  }

  void refused(List<RefusedEdit> records) {
    refused += records.size();
    for (RefusedEdit record : records) {
      if (shown.size() < EditReport.SHOWN) {
        shown.add(record);
      }
      listener.accept(record);
    }
  }

  EditReport end() {
    return new EditReport(log.keep(begun.ended(engine.now(), applied, refused)), shown);
  }
}
