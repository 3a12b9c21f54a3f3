package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.storage.StorageCapability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code query}: orders and pages. */
abstract class PagingContract {
  private static final long SEED = 77L;
  private static final Sort BY_NAME = Sort.ascending(CustomerFields.GIVEN_NAME);

  private final StorageHarness harness;

  PagingContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void everyFieldOfEveryEntitySortsAsTheCatalogueSaysInBothDirections() {
    World world = World.of(harness, SEED, 50);

    for (EntityType<?> type : world.catalogue().entities()) {
      for (Field<?, ?> field : type.fields()) {
        assertOrder(world, type, List.of(new Sort(field.name(), false)), 50);
        assertOrder(world, type, List.of(new Sort(field.name(), true)), 13);
      }
    }
  }

  @Test
  void severalKeysSortOneAfterTheOther() {
    World world = World.of(harness, SEED, 60);
    Random random = new Random(SEED);
    EntityType<Customer> type = world.catalogue().entity(CustomerFields.TYPE);
    List<String> names = type.fields().stream().<String>map(Field::name).toList();

    for (int round = 0; round < 60; round++) {
      List<Sort> sorts = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        sorts.add(new Sort(Values.any(names, random), random.nextBoolean()));
      }
      assertOrder(world, type, sorts, 1 + random.nextInt(20));
    }
  }

  private <E> void assertOrder(World world, EntityType<E> type, List<Sort> sorts, int limit) {
    Filter<E> all = Filter.all(type);

    assertThat(pages(new Query<>(all, sorts, limit, null)))
        .as("%s of seed %d by %s, %d a page", type, SEED, sorts, limit)
        .isEqualTo(world.matching(all, sorts).stream().map(type::id).toList());
  }

  @Test
  void withoutAnOrderRecordsComeByIdAsUnsignedBytes() {
    List<Customer> people = new ArrayList<>();
    for (UUID id : Values.IDS) {
      people.add(harness.person("P").id(new CustomerId(id)).build());
    }
    List<Customer> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, new Random(SEED));
    harness.insert(CustomerFields.TYPE, shuffled);

    assertThat(pages(Query.of(everyone(), 2))).isEqualTo(Values.IDS);
    assertThat(harness.all(CustomerFields.TYPE)).isEqualTo(people);
  }

  @Test
  void missingValuesComeLastInBothDirections() {
    Person missing = harness.person("x").givenName(null).familyName("missing").build();
    Person anna = harness.person("Anna").build();
    Person boris = harness.person("Boris").build();
    harness.insert(missing, anna, boris);

    assertThat(pages(Query.of(everyone(), 1).sortedBy(BY_NAME)))
        .containsExactly(anna.id().value(), boris.id().value(), missing.id().value());
    assertThat(pages(Query.of(everyone(), 1).sortedBy(Sort.descending(CustomerFields.GIVEN_NAME))))
        .containsExactly(boris.id().value(), anna.id().value(), missing.id().value());
  }

  @Test
  void whatIsEqualAfterFoldingComesById() {
    Person upper = harness.person("ALICE").build();
    Person lower = harness.person("alice").build();
    Person mixed = harness.person("Alice").build();
    harness.insert(mixed, lower, upper);

    List<UUID> byAge = List.of(upper.id().value(), lower.id().value(), mixed.id().value());
    assertThat(pages(Query.of(everyone(), 1).sortedBy(BY_NAME))).isEqualTo(byAge);
    assertThat(pages(Query.of(everyone(), 2).sortedBy(Sort.descending(CustomerFields.GIVEN_NAME))))
        .isEqualTo(byAge);
  }

  @Test
  void aPageHoldsAsManyAsAskedForAndTheLastSaysSo() {
    harness.insert(
        harness.person("A").build(), harness.person("B").build(), harness.person("C").build());

    assertThat(harness.page(Query.of(everyone(), 3)).items()).hasSize(3);
    assertThat(harness.page(Query.of(everyone(), 3)).next()).isNull();
    assertThat(harness.page(Query.of(everyone(), 2)).items()).hasSize(2);
    assertThat(harness.page(Query.of(everyone(), 2)).next()).isNotNull();
    assertThat(harness.page(Query.of(everyone(), 2).sortedBy(BY_NAME)).next())
        .isEqualTo(
            new Keyset(
                List.of("B"), harness.page(Query.of(everyone(), 2)).items().get(1).id().value()));
  }

  @Test
  void anEmptyStorageHasOneEmptyPage() {
    assertThat(harness.page(Query.of(everyone(), 10).sortedBy(BY_NAME)))
        .isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void recordsAddedBetweenPagesMakeNothingGetLostOrRepeated() {
    List<Customer> before = new ArrayList<>();
    for (String name : List.of("b", "d", "d", "f", "h", "j")) {
      before.add(harness.person(name).build());
    }
    harness.insert(CustomerFields.TYPE, before);
    Query<Customer> query = Query.of(everyone(), 2).sortedBy(BY_NAME);

    List<Customer> seen = new ArrayList<>();
    List<Customer> ahead = new ArrayList<>();
    Page<Customer> page = harness.page(query);
    for (String next : List.of("a e", "d g", "c i")) {
      seen.addAll(page.items());
      String[] names = next.split(" ", -1);
      harness.insert(harness.person(names[0]).build());
      Person later = harness.person(names[1]).build();
      harness.insert(later);
      ahead.add(later);
      Keyset cursor = page.next();
      assertThat(cursor).isNotNull();
      page = harness.page(query.after(cursor));
    }
    while (true) {
      seen.addAll(page.items());
      if (page.next() == null) {
        break;
      }
      page = harness.page(query.after(page.next()));
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(before).containsAll(ahead);
    assertThat(seen).isSortedAccordingTo(World.order(CustomerFields.TYPE, List.of(BY_NAME)));
  }

  @Test
  void aCursorOutlivesTheRecordItStandsOn() {
    Person anna = harness.person("Anna").build();
    Person boris = harness.person("Boris").build();
    Person chen = harness.person("Chen").build();
    harness.insert(anna, boris, chen);
    Query<Customer> query = Query.of(everyone(), 2).sortedBy(BY_NAME);
    Page<Customer> first = harness.page(query);

    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(boris.id().value(), 1));

    assertThat(harness.page(query.after(first.next())).items()).containsExactly(chen);
  }

  @Test
  void pagesOfAFilterHoldOnlyWhatPasses() {
    World world = World.of(harness, SEED, 60);
    Filter<Customer> filter =
        harness.filter(
            CustomerFields.TYPE,
            Conditions.missing(CustomerFields.MERGED_INTO)
                .or(Conditions.present(CustomerFields.SOURCE)));
    Query<Customer> query = Query.of(filter, 4).sortedBy(Sort.descending(CustomerFields.SOURCE));

    if (!harness.declares(StorageCapability.CONDITIONS)) {
      harness.assertRefused(() -> harness.page(query));
      return;
    }
    assertThat(pages(query))
        .isEqualTo(
            world.matching(filter, query.sorts()).stream().map(c -> c.id().value()).toList());
  }

  /** Walks through all pages, each in a read of its own, as a caller with a cursor does. */
  private <E> List<UUID> pages(Query<E> query) {
    EntityType<E> type = query.filter().type();
    List<UUID> seen = new ArrayList<>();
    @Nullable Keyset cursor = null;
    do {
      Query<E> next = query.after(cursor);
      Page<E> page = harness.page(next);
      page.items().forEach(item -> seen.add(type.id(item)));
      cursor = page.next();
      if (cursor != null) {
        assertThat(page.items()).as("a page that is not the last").hasSize(query.limit());
      }
      assertThat(seen).as("ids of the pages by %s", query.sorts()).doesNotHaveDuplicates();
    } while (cursor != null);
    return seen;
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
