package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import dev.crmcore.query.Window;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page must come out of an index in its order: what is sorted first grows with the data. */
class QueryPlanTest {
  @TempDir Path folder;

  @Test
  void aPageByCityComesOutOfItsIndex() throws SQLException {
    assertThat(plans(Conditions.equal(CustomerFields.CITY, "Vologda")))
        .anyMatch(step -> step.contains("crm_customer_by_city (tenant=? AND city_key=?)"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void aPageByOwnerComesOutOfItsIndex() throws SQLException {
    assertThat(plans(Conditions.equal(CustomerFields.OWNER, "me")))
        .anyMatch(step -> step.contains("crm_customer_by_owner (tenant=? AND owner=?)"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void aPageByTagWalksAlongTheTags() throws SQLException {
    assertThat(plans(Conditions.tag("vip")))
        .anyMatch(step -> step.contains("crm_customer_tags_by_value (tenant=? AND value_key=?)"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void aPageByContactWalksAlongTheContacts() throws SQLException {
    Condition contact =
        Conditions.has(
            CustomerFields.CONTACT_POINTS,
            Conditions.all(
                new Compare("kind", Operator.EQ, List.of(Operand.of(ContactKind.EMAIL))),
                new Compare("normalized", Operator.EQ, List.of(Operand.of("a@example.org")))));

    assertThat(plans(contact))
        .anyMatch(step -> step.contains("crm_customer_contact_points_by_kind_and_normalized"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void theNewestComeFirstWithoutSorting() throws SQLException {
    Sort newest = new Sort("createdAt", true);

    assertThat(plans(Conditions.everyone(), newest))
        .anyMatch(step -> step.contains("crm_customer_by_created_at"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
    assertThat(
            plansAfter(
                Conditions.everyone(),
                new Keyset(List.of(FixedContext.NOW), new UUID(1, 1)),
                newest))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void namesAreInOrderWithoutSortingOnEveryPage() throws SQLException {
    Sort byName = Sort.ascending(CustomerFields.FAMILY_NAME);

    for (@Nullable Keyset after :
        Arrays.asList(
            null,
            new Keyset(List.of("Orlova"), new UUID(1, 1)),
            new Keyset(Arrays.asList((Object) null), new UUID(1, 1)))) {
      assertThat(plansAfter(Conditions.everyone(), after, byName))
          .anyMatch(step -> step.contains("crm_customer_by_family_name"))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  @Test
  void whatNoIndexFindsIsLookedAtInTheOrderOfTheKey() throws SQLException {
    for (Condition checked :
        List.of(
            Conditions.equal(CustomerFields.GIVEN_NAME, "Ann"),
            Conditions.missing(CustomerFields.MERGED_INTO),
            new Compare(
                "lifecycleStage", Operator.GE, List.of(Operand.of(LifecycleStage.CUSTOMER))),
            Conditions.tag("vip").negate())) {
      assertThat(plans(checked))
          .anyMatch(
              step -> step.startsWith("SEARCH t0 USING INDEX sqlite_autoindex_crm_customer_1"))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  @Test
  void relatedRecordsAreFoundByOwnerAndTime() throws SQLException {
    Condition recent =
        Conditions.count("purchases", Window.last(365, ChronoUnit.DAYS), Operator.GE, 3);

    assertThat(plans(recent))
        .anyMatch(step -> step.contains("crm_purchase_by_customer_id_and_time"));
  }

  @Test
  void theFewThatAnIndexFindsAreNotSoughtAlongTheOrder() throws SQLException {
    UUID id = new UUID(1, 1);
    Sort newest = Sort.descending(InteractionFields.OCCURRED_AT);
    assertThat(
            plansOfFew(
                InteractionFields.TYPE, Conditions.equal(InteractionFields.THREAD_ID, "t"), newest))
        .anyMatch(step -> step.contains("crm_interaction_by_thread_id"))
        .anyMatch(step -> step.contains("sqlite_autoindex_crm_interaction_1 (tenant=? AND id=?)"));
    assertThat(
            plansOfFew(
                InteractionFields.TYPE,
                Conditions.in(InteractionFields.IDEMPOTENCY_KEY, List.of("a", "b", "c"))))
        .anyMatch(step -> step.contains("crm_interaction_by_idempotency_key"))
        .noneMatch(step -> step.endsWith("(tenant=?)"));
    assertThat(
            plansOfFew(
                AffiliationFields.TYPE,
                Conditions.any(
                    Conditions.equal(AffiliationFields.PERSON_ID, id),
                    Conditions.equal(AffiliationFields.ORGANIZATION_ID, id))))
        .anyMatch(step -> step.contains("crm_affiliation_by_person_id"))
        .anyMatch(step -> step.contains("crm_affiliation_by_organization_id_and_time"))
        .noneMatch(step -> step.endsWith("(tenant=?)"));
  }

  @Test
  void oneOwnersRecordsComeInTheOrderOfTheirRelation() throws SQLException {
    UUID id = new UUID(1, 1);
    assertThat(
            plansOfFew(
                InteractionFields.TYPE,
                Conditions.equal(InteractionFields.CUSTOMER_ID, id),
                Sort.descending(InteractionFields.OCCURRED_AT)))
        .as("which needs no way of its own")
        .isEmpty();
  }

  private <E> List<String> plansOfFew(EntityType<E> type, Condition condition, Sort... sorts)
      throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("crm.db");
    List<String> steps = new ArrayList<>();
    try (Shop shop = Shop.open(url);
        SqlConnection connection = new SqliteOpening(url, JdbcOptions.DEFAULTS).openReader()) {
      Schema schema =
          new Schema(shop.context().catalogue(), JdbcOptions.DEFAULTS, new SqliteDialect());
      EntityTable<?> table = schema.requireTable(type.name());
      Selection selection = new Selection(schema, TenantId.DEFAULT.value(), table, condition);
      Optional<Selection.From> few = selection.few(connection, List.of(sorts));
      if (few.isPresent()) {
        Paging paging = new Paging(table, RowReader.ALIAS, few.get().id(), List.of(sorts), null);
        for (Paging.Stretch stretch : paging.stretches()) {
          explain(
              connection,
              Sql.of("SELECT t0.id").append(few.get().from()).append(stretch.order()),
              steps);
        }
      }
    }
    return steps;
  }

  private static void explain(SqlConnection connection, Sql select, List<String> steps)
      throws SQLException {
    connection.query(
        Sql.of("EXPLAIN QUERY PLAN ").append(select).append(" LIMIT 50"),
        rows -> {
          while (rows.next()) {
            steps.add(rows.getString(4));
          }
          return true;
        });
  }

  private List<String> plans(Condition condition, Sort... sorts) throws SQLException {
    return plansAfter(condition, null, sorts);
  }

  private List<String> plansAfter(Condition condition, @Nullable Keyset after, Sort... sorts)
      throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("crm.db");
    List<String> steps = new ArrayList<>();
    try (Shop shop = Shop.open(url);
        SqlConnection connection = new SqliteOpening(url, JdbcOptions.DEFAULTS).openReader()) {
      Schema schema =
          new Schema(shop.context().catalogue(), JdbcOptions.DEFAULTS, new SqliteDialect());
      EntityTable<?> table = schema.requireTable("customer");
      Selection selection =
          new Selection(
              schema, TenantId.DEFAULT.value(), table, shop.filter(condition).condition());
      Selection.From from =
          sorts.length == 0 ? selection.byId(Asked.EACH) : selection.sorted(connection, Asked.EACH);
      Paging paging = new Paging(table, RowReader.ALIAS, from.id(), List.of(sorts), after);
      for (Paging.Stretch stretch : paging.stretches()) {
        Sql sql = Sql.of("SELECT t0.*").append(from.from());
        Sql more = stretch.where();
        if (more != null) {
          sql.append(" AND ").append(more);
        }
        explain(connection, sql.append(from.group()).append(stretch.order()), steps);
      }
    }
    return steps;
  }
}
