package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements that make the schema. The tenant is the first column of every primary, unique and
 * foreign key and of every index.
 */
final class Ddl {
  private final Schema schema;
  private final Dialect dialect;

  Ddl(Schema schema) {
    this.schema = schema;
    this.dialect = schema.dialect();
  }

  /** Returns every statement, in an order in which they can run. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (EntityTable<?> table : schema.tables()) {
      statements.add(entityTable(table));
      for (ChildTable<?, ?> child : table.children()) {
        statements.add(childTable(table, child));
      }
    }
    for (EntityTable<?> table : schema.tables()) {
      statements.addAll(indexes(table));
      if (table.searchText() != null) {
        statements.addAll(dialect.createSearchIndex(table));
      }
    }
    return statements;
  }

  private <E> String entityTable(EntityTable<E> table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(column -> lines.add(column.definition()));
    lines.add("PRIMARY KEY (" + columns(EntityTable.TENANT, EntityTable.ID) + ")");
    for (Schema.Reference<?> reference : schema.references()) {
      if (reference.table() == table) {
        String column = reference.field().columns().get(0).name();
        // Checked at the commit, so that a piece of work may write in any order.
        lines.add(
            foreignKey(column, schema.requireTable(reference.target()))
                + " DEFERRABLE INITIALLY DEFERRED");
      }
    }
    return create(table.sql(), lines, dialect.tableSuffix());
  }

  private String childTable(EntityTable<?> table, ChildTable<?, ?> child) {
    List<String> lines = new ArrayList<>();
    child.columns().forEach(column -> lines.add(column.definition()));
    lines.add(
        "PRIMARY KEY (" + columns(EntityTable.TENANT, child.owner(), ChildTable.POSITION) + ")");
    lines.add(foreignKey(child.owner(), table) + " ON DELETE CASCADE");
    return create(child.sql(), lines, dialect.clusteredTableSuffix());
  }

  private static String foreignKey(String column, EntityTable<?> target) {
    return "FOREIGN KEY ("
        + columns(EntityTable.TENANT, column)
        + ") REFERENCES "
        + target.sql()
        + " ("
        + columns(EntityTable.TENANT, EntityTable.ID)
        + ")";
  }

  private static String create(String name, List<String> lines, String suffix) {
    return "CREATE TABLE " + name + " (\n  " + String.join(",\n  ", lines) + "\n)" + suffix;
  }

  private <E> List<String> indexes(EntityTable<E> table) {
    Set<String> statements = new LinkedHashSet<>();
    Set<String> covered = new LinkedHashSet<>();
    for (Relation<?> relation : schema.relationsTo(table)) {
      FieldColumns<E> key = table.require(relation.foreignKey().name());
      FieldColumns<E> time = table.require(relation.time().name());
      covered.add(key.field().name());
      List<String> columns = new ArrayList<>(key.indexed());
      columns.addAll(time.indexed());
      statements.add(index(table, Names.snake(key.field().name()) + "_and_time", columns));
    }
    for (FieldColumns<E> field : table.fields()) {
      String name = Names.snake(field.field().name());
      if (field.field().is(FieldTrait.UNIQUE)) {
        statements.add(uniqueIndex(table, name, field.indexed()));
      } else if (field.field().references().isPresent()) {
        if (!covered.contains(field.field().name())) {
          statements.add(index(table, name, field.indexed()) + present(field));
        }
      } else if (field.field().is(FieldTrait.INDEXED)) {
        statements.add(index(table, name, field.indexed()));
      }
    }
    for (ChildTable<E, ?> child : table.children()) {
      statements.addAll(childIndexes(child));
    }
    return List.copyOf(statements);
  }

  /** References are mostly missing; what is missing is never looked up. */
  private static String present(FieldColumns<?> field) {
    Column column = field.columns().get(0);
    return column.required() ? "" : " WHERE " + quoted(column.name()) + " IS NOT NULL";
  }

  private <E, T> List<String> childIndexes(ChildTable<E, T> child) {
    List<String> statements = new ArrayList<>();
    for (List<FieldColumns<T>> fields : child.indexes()) {
      String name =
          fields.stream()
              .map(field -> Names.snake(field.field().name()))
              .collect(Collectors.joining("_and_"));
      List<String> columns = new ArrayList<>();
      fields.forEach(field -> columns.addAll(field.indexed()));
      boolean unique =
          child.collection().isLookupUnique()
              && fields.size() == child.collection().lookup().size();
      statements.add(
          "CREATE "
              + (unique ? "UNIQUE " : "")
              + "INDEX "
              + quoted(child.name() + "_by_" + name)
              + " ON "
              + child.sql()
              + " ("
              + quoted(EntityTable.TENANT)
              + ", "
              + String.join(", ", columns)
              + ")");
    }
    return statements;
  }

  /** The id comes last, so that what is equal comes out in the order of ids without sorting. */
  private static String index(EntityTable<?> table, String name, List<String> columns) {
    return "CREATE INDEX "
        + quoted(table.name() + "_by_" + name)
        + " ON "
        + table.sql()
        + " ("
        + quoted(EntityTable.TENANT)
        + ", "
        + String.join(", ", columns)
        + ", "
        + quoted(EntityTable.ID)
        + ")";
  }

  private static String uniqueIndex(EntityTable<?> table, String name, List<String> columns) {
    return "CREATE UNIQUE INDEX "
        + quoted(table.name() + "_by_" + name)
        + " ON "
        + table.sql()
        + " ("
        + quoted(EntityTable.TENANT)
        + ", "
        + String.join(", ", columns)
        + ")";
  }

  private static String columns(String... names) {
    return List.of(names).stream().map(Names::quoted).collect(Collectors.joining(", "));
  }
}
