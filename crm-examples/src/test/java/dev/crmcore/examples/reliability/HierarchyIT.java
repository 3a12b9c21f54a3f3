package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Relationship;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do at the same moment with organisations that belong to each other. */
class HierarchyIT {
  private static final int ROUNDS = 20;

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void twoWhoTurnAHierarchyRoundAtOnceMakeNoCircle(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Crm crm = engine.create(folder).open()) {
      for (int round = 0; round < ROUNDS; round++) {
        CustomerId a = company(crm, "A" + round);
        CustomerId b = company(crm, "B" + round);
        CyclicBarrier start = new CyclicBarrier(2);

        List<Callable<Boolean>> both =
            List.of(() -> move(crm, start, a, b), () -> move(crm, start, b, a));
        List<Boolean> moved = new ArrayList<>();
        for (Future<Boolean> one : threads.invokeAll(both)) {
          moved.add(one.get());
        }

        assertThat(moved).containsExactlyInAnyOrder(true, false);
        CrmSession anna = crm.session("anna");
        assertThat(anna.customers().ancestors(a).size() + anna.customers().ancestors(b).size())
            .isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static CustomerId company(Crm crm, String name) {
    return crm.session("anna")
        .customers()
        .create(Organization.builder().legalName(name).build())
        .id();
  }

  private static boolean move(Crm crm, CyclicBarrier start, CustomerId child, CustomerId parent)
      throws Exception {
    start.await();
    while (true) {
      try {
        Customer moved =
            crm.session("anna")
                .customers()
                .change(child, card -> ((Organization) card).toBuilder().parentId(parent).build());
        return moved != null;
      } catch (InvalidInputException e) {
        assertThat(e.code()).isEqualTo("E_CYCLE");
        return false;
      } catch (ConflictException e) {
        // The other one was quicker; what it did is seen now.
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void whatIsMergedAndTakenBackIsAsItWasOnEachEngine(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CrmSession anna = crm.session("anna");
      CustomerId a = company(crm, "A");
      CustomerId b = company(crm, "B");
      CustomerId c = company(crm, "C");
      Relationship first = anna.customers().relate(Relationship.of(a, b, "partner"));
      anna.customers().relate(Relationship.of(b, c, "supplier").withBack("client"));

      var merge = anna.merges().merge(a, List.of(b), null);
      assertThat(anna.customers().relationships(a))
          .extracting(one -> one.label())
          .containsExactly("supplier");
      anna.merges().undo(merge.id());

      assertThat(anna.customers().relationships(b))
          .extracting(one -> one.label())
          .containsExactlyInAnyOrder("partner", "supplier");
      assertThat(anna.customers().relationships(a).get(0).relationship().id())
          .isEqualTo(first.id());
      assertThat(
              anna.customers()
                  .count(
                      anna.segments().parse("relationshipsOf(where label = 'supplier').count = 1")))
          .isEqualTo(1);
    }
  }
}
