package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code find} and {@code findAll}. */
abstract class FindContract {
  private final StorageHarness harness;

  FindContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void findReturnsWhatWasInserted() {
    Person anna = harness.person("Анна").email("anna@example.org").tag("vip").build();

    harness.insert(anna);

    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void findReturnsNothingForAnUnknownId() {
    harness.insert(harness.person("Anna").build());

    assertThat(harness.find(CustomerFields.TYPE, harness.id())).isEmpty();
  }

  @Test
  void findLooksIntoOneEntityOnly() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);

    assertThat(harness.find(PurchaseFields.TYPE, anna.id().value())).isEmpty();
  }

  @Test
  void findAllKeepsTheOrderOfTheIdsAndLeavesOutUnknownOnes() {
    Person anna = harness.person("Anna").build();
    Person boris = harness.person("Boris").build();
    Person chen = harness.person("陈").build();
    harness.insert(anna, boris, chen);

    List<UUID> ids =
        List.of(chen.id().value(), harness.id(), anna.id().value(), boris.id().value());

    assertThat(harness.findAll(CustomerFields.TYPE, ids)).containsExactly(chen, anna, boris);
  }

  @Test
  void findAllTakesManyIdsAndNone() {
    List<Person> people =
        IntStream.range(0, 3000).mapToObj(i -> harness.person("Person " + i).build()).toList();
    harness.insert(CustomerFields.TYPE, people);
    List<UUID> ids = people.stream().map(person -> person.id().value()).toList();

    assertThat(harness.findAll(CustomerFields.TYPE, ids)).isEqualTo(people);
    assertThat(harness.findAll(CustomerFields.TYPE, List.of())).isEmpty();
  }

  @Test
  void whatIsReadPartlyHasWhatWasAskedForAndLosesNothing() {
    Person anna = harness.person("Anna").tag("vip").email("anna@example.org").build();
    Person boris = harness.person("Boris").tag("press").build();
    harness.insert(anna, boris);
    List<UUID> ids = List.of(boris.id().value(), harness.id(), anna.id().value());

    harness.write(
        unit -> {
          var customers = unit.store(CustomerFields.TYPE);
          assertThat(customers.findPartly(ids, Set.of("tags")))
              .extracting(Customer::id, Customer::tags)
              .containsExactly(tuple(boris.id(), boris.tags()), tuple(anna.id(), anna.tags()));
          customers.update(List.of(StorageHarness.renamed(anna, "Anja")));
        });

    assertThat(harness.find(anna.id())).contains(StorageHarness.renamed(anna, "Anja"));
    assertThat(harness.findAll(CustomerFields.TYPE, ids))
        .containsExactly(boris, StorageHarness.renamed(anna, "Anja"));
  }
}
