package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Due;
import dev.crmcore.model.Task;
import dev.crmcore.playbook.PlaybookProgress;
import dev.crmcore.playbook.StepProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far started playbooks have come.
 *
 * @param started in their order
 */
record PlaybookProgressAnswer(List<PlaybookProgress> started) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", started.size());
    json.put("started", started.stream().map(PlaybookProgressAnswer::one).toList());
    return json;
  }

  private static Map<String, Object> one(PlaybookProgress progress) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("playbook", progress.playbook().name());
    json.put("startedAt", progress.run().startedAt().toString());
    json.put("done", progress.done());
    json.put("overdue", progress.overdue().size());
    json.put("complete", progress.isComplete());
    json.put("steps", progress.steps().stream().map(PlaybookProgressAnswer::step).toList());
    return json;
  }

  private static Map<String, Object> step(StepProgress progress) {
    Task task = progress.task();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", progress.step().key());
    json.put("subject", progress.step().subject());
    json.put("stage", progress.step().stage());
    json.put("required", progress.step().required());
    json.put("task", task == null ? null : task.id().toString());
    json.put("status", task == null ? null : task.status().name());
    json.put("deadline", task == null ? null : deadline(task));
    json.put("assignee", task == null ? null : task.assignee());
    json.put("queue", task == null ? null : task.queue());
    json.put("overdue", progress.overdue());
    return json;
  }

  private static @Nullable String deadline(Task task) {
    Due due = task.due();
    return due == null ? null : due.deadline().toString();
  }

  @Override
  public void print(Terminal terminal) {
    if (started.isEmpty()) {
      terminal.line("No playbook was started. 'crm playbook start NAME DEAL' starts one.");
    }
    for (PlaybookProgress progress : started) {
      terminal.line(
          "%s: %d of %d done%s"
              .formatted(
                  progress.playbook().name(),
                  progress.done(),
                  progress.steps().size(),
                  progress.isComplete() ? ", complete" : ""));
      TextTable table =
          new TextTable(2).words("step").words("what").words("status").words("due").words("by");
      progress.steps().forEach(step -> row(table, step));
      terminal.table(table);
    }
  }

  private static void row(TextTable table, StepProgress progress) {
    Task task = progress.task();
    String stage = progress.step().stage();
    if (task == null) {
      table.row(
          progress.step().key(),
          progress.step().subject(),
          stage == null ? "not begun" : "begins in " + stage,
          "",
          "");
      return;
    }
    String due = deadline(task);
    String by = task.assignee() == null ? task.queue() : task.assignee();
    table.row(
        progress.step().key(),
        progress.step().subject(),
        progress.overdue()
            ? "overdue"
            : task.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        due == null ? "" : due,
        by == null ? "" : by);
  }
}
