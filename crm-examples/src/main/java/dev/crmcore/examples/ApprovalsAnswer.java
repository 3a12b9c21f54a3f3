package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.ApprovalRequestFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.DealId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was asked to be approved, and about which deals.
 *
 * @param requests in their order
 * @param deals the names of their deals
 * @param obstacles why a deal that should have moved did not
 * @param empty what to say where there is nothing
 * @param view how records look
 */
record ApprovalsAnswer(
    List<ApprovalRequest> requests,
    Map<DealId, String> deals,
    List<String> obstacles,
    String empty,
    EntityView view)
    implements Answer {
  private static final List<String> COLUMNS =
      List.of("id", "rule", "stage", "status", "amount", "requestedBy", "reason");

  static ApprovalsAnswer of(
      CrmSession session, List<ApprovalRequest> requests, String empty, EntityView view) {
    Map<DealId, String> deals = new LinkedHashMap<>();
    for (ApprovalRequest one : requests) {
      deals.computeIfAbsent(one.dealId(), id -> session.deals().get(id).name());
    }
    return new ApprovalsAnswer(requests, deals, List.of(), empty, view);
  }

  ApprovalsAnswer withObstacles(List<String> reasons) {
    return new ApprovalsAnswer(requests, deals, reasons, empty, view);
  }

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", requests.size());
    json.put("approvalRequests", requests.stream().map(this::shown).toList());
    if (!obstacles.isEmpty()) {
      json.put("notMoved", obstacles);
    }
    return json;
  }

  private Map<String, Object> shown(ApprovalRequest one) {
    Map<String, Object> shown = new LinkedHashMap<>(view.of(ApprovalRequestFields.TYPE, one));
    shown.put("dealName", deals.getOrDefault(one.dealId(), ""));
    return shown;
  }

  @Override
  public void print(Terminal terminal) {
    if (requests.isEmpty()) {
      terminal.line(empty);
      return;
    }
    List<String> columns =
        Stream.concat(COLUMNS.stream(), Stream.of("dealName", "dealId")).toList();
    TextTable table = new TextTable();
    columns.forEach(table::words);
    for (ApprovalRequest one : requests) {
      Map<String, Object> shown = shown(one);
      List<String> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(String.valueOf(shown.getOrDefault(column, ""))));
      table.row(cells.toArray(String[]::new));
    }
    terminal.table(table);
    obstacles.forEach(reason -> terminal.line("The deal did not move: " + reason));
  }
}
