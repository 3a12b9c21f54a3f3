package dev.crmcore.benchmarks;

import dev.crmcore.jdbc.SqlEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The segments that are measured, with the SQL that somebody who knows the tables would write. */
final class SegmentQuestions {
  /** The segment that another one refers to. */
  static final String VIP = "purchases(last 365 days).sum(amount) >= 1000 EUR";

  private static final String CUSTOMERS =
      "lifecycle_stage IN ('CUSTOMER','REPEAT','LAPSED','LOST')";
  private static final String TAGGED =
      "SELECT customer_id FROM crm_customer_tags WHERE tenant = 'default' AND value_key = '%s'";
  private static final String INVALID =
      "SELECT customer_id FROM crm_customer_contact_points WHERE tenant = 'default' AND kind ="
          + " 'EMAIL' AND validity = 'INVALID'";

  private final SqlEngine engine;
  private final List<SegmentQuestion> questions = new ArrayList<>();

  private SegmentQuestions(SqlEngine engine) {
    this.engine = engine;
  }

  static List<SegmentQuestion> all(SqlEngine engine) {
    SegmentQuestions all = new SegmentQuestions(engine);
    all.addOwnFields();
    all.addElements();
    all.addRelated();
    all.addTrees();
    return all.questions;
  }

  private void add(String name, String condition, String... forms) {
    questions.add(new SegmentQuestion(name, condition, Arrays.asList(forms)));
  }

  private void addOwnFields() {
    add("a city", "city = 'City 1'", found("city_key = 'city 1'"));
    add(
        "three cities, stages",
        "city in ('City 2', 'City 5', 'City 9') and lifecycleStage >= CUSTOMER",
        found("city_key IN ('city 2','city 5','city 9') AND " + CUSTOMERS),
        found("city_key IN ('city 2','city 5','city 9') AND " + unindexed() + CUSTOMERS));
    String day =
        engine == SqlEngine.SQLITE ? "substr(birth_date, 6)" : "to_char(birth_date, 'MM-DD')";
    add(
        "birthday in a week",
        "birthDate anniversary in next 7 days",
        walked(day + " BETWEEN '06-15' AND '06-22'"));
  }

  private void addElements() {
    add(
        "a tag",
        "tag 'vip'",
        found("c.id IN (" + TAGGED.formatted("vip") + ")"),
        walked("EXISTS (" + TAGGED.formatted("vip") + " AND customer_id = c.id)"),
        " FROM crm_customer_tags AS t %s crm_customer AS c ON c.tenant = 'default' AND c.id ="
                .formatted(joined())
            + " t.customer_id WHERE t.tenant = 'default' AND t.value_key = 'vip'"
            + inUse());
    add(
        "e-mail is invalid",
        "has contactPoints(kind = EMAIL and validity = INVALID)",
        found("c.id IN (" + INVALID + ")"),
        walked("EXISTS (" + INVALID + " AND customer_id = c.id)"));
  }

  private void addRelated() {
    String bought =
        "SELECT customer_id FROM crm_purchase WHERE tenant = 'default' AND amount_currency = 'EUR'"
            + within(365)
            + "%s GROUP BY customer_id HAVING sum(amount_minor) >= 100000";
    add(
        "VIP by spend",
        VIP,
        found("c.id IN (" + bought.formatted("") + ")"),
        walked("EXISTS (" + bought.formatted(" AND customer_id = c.id") + ")"));
    String last =
        "SELECT customer_id FROM crm_purchase WHERE tenant = 'default'%s GROUP BY customer_id HAVING"
            + " max(occurred_at) < "
            + moment(Instant.parse("2025-12-17T00:00:00Z"));
    add(
        "lapsed",
        "purchases.max(occurredAt) < today - 180 days",
        found("c.id IN (" + last.formatted("") + ")"),
        walked("EXISTS (" + last.formatted(" AND customer_id = c.id") + ")"));
    String contacted =
        "SELECT customer_id FROM crm_interaction WHERE tenant = 'default' AND direction ="
            + " 'OUTBOUND'"
            + within(90);
    add(
        "not contacted",
        "lifecycleStage >= CUSTOMER and interactions(last 90 days where direction = OUTBOUND).count"
            + " = 0",
        walked(CUSTOMERS + " AND c.id NOT IN (" + contacted + ")"),
        walked(CUSTOMERS + " AND NOT EXISTS (" + contacted + " AND customer_id = c.id)"));
    add(
        "books, not shoes",
        "purchases(where has lines(category = 'books')).count > 0"
            + " and purchases(where has lines(category = 'shoes')).count = 0",
        found("c.id IN (" + buyers("books") + ") AND c.id NOT IN (" + buyers("shoes") + ")"),
        walked("EXISTS (" + purchases("books") + ") AND NOT EXISTS (" + purchases("shoes") + ")"));
  }

  private void addTrees() {
    String often =
        "SELECT customer_id FROM crm_purchase WHERE tenant = 'default'%s"
            + within(365)
            + " GROUP BY customer_id HAVING count(*) >= 3";
    String called =
        "SELECT customer_id FROM crm_interaction WHERE tenant = 'default' AND kind = 'CALL'"
            + within(30);
    add(
        "a tree",
        "(tag 'partner' or purchases(last 365 days).count >= 3)"
            + " and not (tag 'do-not-call' or has contactPoints(kind = EMAIL and validity ="
            + " INVALID))"
            + " and interactions(last 30 days where kind = CALL).count = 0",
        found(
            "(c.id IN (%s) OR c.id IN (%s)) AND c.id NOT IN (%s) AND c.id NOT IN (%s) AND c.id NOT IN (%s)"
                .formatted(
                    TAGGED.formatted("partner"),
                    often.formatted(""),
                    TAGGED.formatted("do-not-call"),
                    INVALID,
                    called)),
        found(
            "c.id IN (%s UNION %s EXCEPT %s EXCEPT %s EXCEPT %s)"
                .formatted(
                    TAGGED.formatted("partner"),
                    "SELECT customer_id FROM (" + often.formatted("") + ") AS o",
                    TAGGED.formatted("do-not-call"),
                    INVALID,
                    called)),
        walked(
            "(EXISTS (%1$s%2$s) OR EXISTS (%3$s)) AND NOT EXISTS (%4$s%2$s) AND NOT EXISTS (%5$s%2$s) AND NOT EXISTS (%6$s%2$s)"
                .formatted(
                    TAGGED.formatted("partner"),
                    " AND customer_id = c.id",
                    often.formatted(" AND customer_id = c.id"),
                    TAGGED.formatted("do-not-call"),
                    INVALID,
                    called)));
    String bought =
        "SELECT customer_id FROM crm_purchase WHERE tenant = 'default' AND amount_currency = 'EUR'"
            + within(365)
            + "%s GROUP BY customer_id HAVING sum(amount_minor) >= 100000";
    String news = TAGGED.formatted("newsletter");
    add(
        "a segment, not a tag",
        "segment 'VIP' and not tag 'newsletter'",
        found("c.id IN (" + bought.formatted("") + ") AND c.id NOT IN (" + news + ")"),
        found(
            "c.id IN ("
                + bought.formatted("")
                + ") AND NOT EXISTS ("
                + news
                + " AND customer_id = c.id)"),
        walked(
            "EXISTS ("
                + bought.formatted(" AND customer_id = c.id")
                + ") AND NOT EXISTS ("
                + news
                + " AND customer_id = c.id)"));
  }

  private String buyers(String category) {
    return "SELECT p.customer_id FROM crm_purchase_lines AS l %s crm_purchase AS p ON p.tenant = 'default' AND p.id = l.purchase_id WHERE l.tenant = 'default' AND l.category_key = '%s'"
        .formatted(joined(), category);
  }

  /** From the customer's purchases to their lines: left alone, SQLite begins with all lines. */
  private String purchases(String category) {
    return "SELECT 1 FROM crm_purchase AS p %s crm_purchase_lines AS l ON l.tenant = 'default' AND l.purchase_id = p.id WHERE p.tenant = 'default' AND p.customer_id = c.id AND l.category_key = '%s'"
        .formatted(joined(), category);
  }

  /** For what an index or a list finds. */
  private static String found(String condition) {
    return " FROM crm_customer AS c WHERE c.tenant = 'default' AND " + condition + inUse();
  }

  /** For what is asked of each row, where SQLite would walk along an index it happens to like. */
  private String walked(String condition) {
    String rows = engine == SqlEngine.SQLITE ? " NOT INDEXED" : "";
    return " FROM crm_customer AS c"
        + rows
        + " WHERE c.tenant = 'default' AND "
        + condition
        + inUse();
  }

  private static String inUse() {
    return " AND c.archived_at IS NULL AND c.merged_into IS NULL";
  }

  private String joined() {
    return engine == SqlEngine.SQLITE ? "CROSS JOIN" : "JOIN"; // the former fixes the order there
  }

  private String unindexed() {
    return engine == SqlEngine.SQLITE ? "+" : "";
  }

  private String within(int days) {
    return " AND occurred_at >= %s AND occurred_at <= %s"
        .formatted(moment(SegmentBase.NOW.minus(Duration.ofDays(days))), moment(SegmentBase.NOW));
  }

  private String moment(Instant at) {
    return engine == SqlEngine.SQLITE
        ? Long.toString(at.getEpochSecond() * 1_000_000)
        : "TIMESTAMPTZ '" + at.atOffset(ZoneOffset.UTC) + "'";
  }
}
