package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What outer work knows of a record that inner work changes. */
class WorkInsideWorkIT {
  @TempDir Path folder;

  private Shop open(SqlEngine engine) throws SQLException {
    return Shop.open(
        engine == SqlEngine.SQLITE
            ? "jdbc:sqlite:" + folder.resolve("crm.db")
            : Postgres.newDatabase());
  }

  private static void write(Shop shop, Consumer<EntityStore<Customer>> change) {
    write(shop, TenantId.DEFAULT, change);
  }

  private static void write(Shop shop, TenantId tenant, Consumer<EntityStore<Customer>> change) {
    shop.storage()
        .write(
            tenant,
            (UnitOfWork unit) -> {
              change.accept(unit.store(CustomerFields.TYPE));
              return true;
            });
  }

  private static Customer renamed(Customer customer, String name) {
    return ((Person) customer)
        .toBuilder()
            .givenName(name)
            .revision(customer.revision().next(customer.revision().updatedAt()))
            .build();
  }

  @ParameterizedTest
  @EnumSource
  void aVersionThatInnerWorkReplacedIsRefused(SqlEngine engine) throws SQLException {
    try (Shop shop = open(engine)) {
      Customer anna = shop.person("Anna").build();
      shop.add(anna);

      assertThatThrownBy(
              () ->
                  write(
                      shop,
                      outer -> {
                        Customer read = outer.find(anna.id().value()).orElseThrow();
                        write(shop, inner -> inner.update(List.of(renamed(read, "Inner"))));
                        outer.update(List.of(renamed(read, "Outer")));
                      }))
          .isInstanceOf(ConflictException.class);
      assertThat(shop.find(anna)).contains(anna);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatInnerWorkTookBackIsChangedAsItWasBefore(SqlEngine engine) throws SQLException {
    try (Shop shop = open(engine)) {
      Customer anna = shop.person("Anna").tag("old").build();
      shop.add(anna);

      write(
          shop,
          outer -> {
            Customer read = outer.find(anna.id().value()).orElseThrow();
            assertThatThrownBy(
                    () ->
                        write(
                            shop,
                            inner -> {
                              inner.update(List.of(renamed(read, "Inner")));
                              throw new IllegalArgumentException("inner");
                            }))
                .hasMessage("inner");
            outer.update(List.of(renamed(read, "Inner")));
          });

      assertThat(shop.find(anna)).contains(renamed(anna, "Inner"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void innerWorkForAnotherTenantHasItsOwnRecords(SqlEngine engine) throws SQLException {
    TenantId other = new TenantId("other");
    try (Shop shop = open(engine)) {
      Customer anna = shop.person("Anna").tag("old").build();
      Customer theirs = ((Person) anna).toBuilder().givenName("Theirs").tags(List.of()).build();
      shop.add(anna);
      write(shop, other, store -> store.insert(List.of(theirs)));
      Customer next = ((Person) renamed(anna, "Theirs")).toBuilder().tag("new").build();

      write(
          shop,
          outer -> {
            write(shop, other, inner -> assertThat(inner.find(theirs.id().value())).isPresent());
            outer.update(List.of(next));
          });

      assertThat(shop.find(anna)).contains(next);
      TenantId nobody = new TenantId("nobody");
      assertThatThrownBy(
              () ->
                  write(
                      shop,
                      outer -> {
                        assertThat(outer.find(anna.id().value())).isPresent();
                        write(shop, nobody, inner -> inner.remove(anna.id().value(), 2));
                      }))
          .isInstanceOf(ConflictException.class);
    }
  }
}
