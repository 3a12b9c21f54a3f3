package dev.crmcore.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.host.PluginContext;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import dev.crmcore.testkit.StorageContract;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Proves the contract: each of these storages has one fault that a plugin might well have, and the
 * contract names it. The static classes are no tests of their own and are run from here alone.
 */
class BrokenStoragesTest {
  /** The tests that catch somebody here; the honest storage passes them all. */
  private static final Set<String> TELLING =
      Set.of(
          "aCursorOutlivesTheRecordItStandsOn",
          "aFixedWindowTakesInItsBeginningAndNotItsEnd",
          "aWindowThatEndsNowTakesInNowAndItsFirstMoment",
          "aggregatesSumTheirOwn",
          "aggregationIsAnsweredOrRefused",
          "bothMayHaveTheSameKeys",
          "collectionsKeepTheirOrderAndTheirRepetitions",
          "everyEntityComesBackAsItWasInserted",
          "everyFieldOfEveryEntitySortsAsTheCatalogueSaysInBothDirections",
          "everyOperatorOnEveryFieldMeansWhatTheReferenceSays",
          "filtersAreAnsweredOrRefused",
          "filtersOverRelatedRecordsAreAnsweredOrRefused",
          "findAndFindAllSeeTheirOwn",
          "insertRefusesAnIdThatIsTaken",
          "insertTakesTenThousandRecordsAtOnceAndScanGivesThemById",
          "lookupSeesItsOwn",
          "missingValuesComeLastInBothDirections",
          "ofTwoThreadsThatUpdateOneRecordExactlyOneWins",
          "queriesCountsAndScansSeeTheirOwn",
          "randomConditionsOverRandomDataMeanWhatTheReferenceSays",
          "recordsAddedBetweenPagesMakeNothingGetLostOrRepeated",
          "searchSeesItsOwn",
          "textSearchIsAnsweredOrRefused",
          "theSecondOfTwoWhoReadTheSameVersionIsRefused",
          "updateRefusesAVersionThatIsNotTheNext",
          "whatAScansConsumerThrowsPassesThroughAndEndsTheScan",
          "whatTheCallerThrowsPassesThroughAsItIs",
          "workThatMeetsAConflictHalfwayLeavesNoTrace",
          "workThatThrowsLeavesNoTraceInAnyStore");

  @Test
  void theHonestStoragePasses() {
    ContractRun run = ContractRun.of(Honest.class, TELLING);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).containsExactlyInAnyOrderElementsOf(TELLING);
  }

  static final class Honest extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new InMemoryStorage(context.catalogue());
    }
  }

  @Test
  void whoIgnoresVersionsIsCaught() {
    assertCaught(
        IgnoresVersions.class,
        "updateRefusesAVersionThatIsNotTheNext",
        "theSecondOfTwoWhoReadTheSameVersionIsRefused",
        "ofTwoThreadsThatUpdateOneRecordExactlyOneWins");
  }

  static final class IgnoresVersions extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public void update(Collection<E> entities) {
              for (E entity : entities) {
                E stored = find(type.id(entity)).orElse(entity);
                Revision next = type.revision(stored).next(type.revision(entity).updatedAt());
                super.update(List.of(type.stamp(entity, type.id(entity), next)));
              }
            }
          };
        }
      };
    }
  }

  @Test
  void whoLosesTheFirstRecordOfTheSecondPageIsCaught() {
    assertCaught(
        LosesARecordBetweenPages.class,
        "everyFieldOfEveryEntitySortsAsTheCatalogueSaysInBothDirections",
        "recordsAddedBetweenPagesMakeNothingGetLostOrRepeated",
        "aCursorOutlivesTheRecordItStandsOn");
  }

  static final class LosesARecordBetweenPages extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public Page<E> query(Query<E> query) {
              Page<E> page = super.query(query);
              return query.after() == null || page.items().isEmpty()
                  ? page
                  : new Page<>(page.items().subList(1, page.items().size()), page.next());
            }
          };
        }
      };
    }
  }

  @Test
  void whoPagesByOffsetIsCaught() {
    assertCaught(
        PagesByOffset.class,
        "recordsAddedBetweenPagesMakeNothingGetLostOrRepeated",
        "aCursorOutlivesTheRecordItStandsOn");
  }

  /** Keeps the number of records that were read where the place of the last one belongs. */
  static final class PagesByOffset extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public Page<E> query(Query<E> query) {
              int from =
                  query.after() == null ? 0 : (int) query.after().id().getLeastSignificantBits();
              List<E> all =
                  super.query(new Query<>(query.filter(), query.sorts(), 10_000, null)).items();
              int to = Math.min(all.size(), from + query.limit());
              List<Object> values = new ArrayList<>();
              query.sorts().forEach(sort -> values.add(null));
              return new Page<>(
                  all.subList(Math.min(from, to), to),
                  to == all.size() ? null : new Keyset(values, new UUID(0, to)));
            }
          };
        }
      };
    }
  }

  @Test
  void whoForgetsToRollBackIsCaught() {
    assertCaught(
        ForgetsToRollBack.class,
        "workThatThrowsLeavesNoTraceInAnyStore",
        "workThatMeetsAConflictHalfwayLeavesNoTrace");
  }

  static final class ForgetsToRollBack extends StorageContract {
    private record Outcome<R>(R value, RuntimeException failure) {}

    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
          Outcome<R> outcome = super.write(tenant, unit -> attempt(work, unit));
          if (outcome.failure() != null) {
            throw outcome.failure();
          }
          return outcome.value();
        }
      };
    }

    private static <R> Outcome<R> attempt(Function<UnitOfWork, R> work, UnitOfWork unit) {
      try {
        return new Outcome<>(work.apply(unit), null);
      } catch (RuntimeException e) {
        return new Outcome<>(null, e);
      }
    }
  }

  @Test
  void whoLeaksTenantsIsCaught() {
    assertCaught(LeaksTenantsByLookup.class, "lookupSeesItsOwn");
    assertCaught(LeaksTenantsById.class, "findAndFindAllSeeTheirOwn");
    assertCaught(
        SharesTenants.class,
        "bothMayHaveTheSameKeys",
        "queriesCountsAndScansSeeTheirOwn",
        "searchSeesItsOwn",
        "aggregatesSumTheirOwn");
  }

  /** Has one tenant for all. */
  static final class SharesTenants extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
          return super.read(TenantId.DEFAULT, work);
        }

        @Override
        public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
          return super.write(TenantId.DEFAULT, work);
        }
      };
    }
  }

  /** Forgets the tenant in one of its reads: the lookup looks at everybody. */
  static final class LeaksTenantsByLookup extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new SeesAll(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> leaking(EntityType<E> type, EntityStore<E> own) {
          return new ForwardingStore<>(type, own) {
            @Override
            public Map<LookupKey, List<UUID>> lookup(
                String collection, Collection<LookupKey> keys) {
              Map<LookupKey, List<UUID>> found = new HashMap<>(super.lookup(collection, keys));
              everybody(type, store -> store.lookup(collection, keys)).forEach(found::putAll);
              return found;
            }
          };
        }
      };
    }
  }

  /** Forgets the tenant in one of its reads: an id finds whoever has it. */
  static final class LeaksTenantsById extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new SeesAll(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> leaking(EntityType<E> type, EntityStore<E> own) {
          return new ForwardingStore<>(type, own) {
            @Override
            public Optional<E> find(UUID id) {
              return super.find(id)
                  .or(
                      () ->
                          everybody(type, store -> store.find(id)).stream()
                              .flatMap(Optional::stream)
                              .findFirst());
            }
          };
        }
      };
    }
  }

  /** Remembers every tenant it has met, so that a store can look at the others' records. */
  private abstract static class SeesAll extends ForwardingStorage {
    private final Set<TenantId> met = ConcurrentHashMap.newKeySet();

    SeesAll(Storage storage) {
      super(storage);
    }

    abstract <E> EntityStore<E> leaking(EntityType<E> type, EntityStore<E> own);

    <E, R> List<R> everybody(EntityType<E> type, Function<EntityStore<E>, R> question) {
      List<R> answers = new ArrayList<>();
      for (TenantId tenant : met) {
        answers.add(storage.read(tenant, unit -> question.apply(unit.store(type))));
      }
      return answers;
    }

    @Override
    public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
      met.add(tenant);
      return super.read(tenant, work);
    }

    @Override
    public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
      met.add(tenant);
      return super.write(tenant, work);
    }

    @Override
    <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
      return leaking(type, store);
    }
  }

  @Test
  void whoPutsMissingValuesFirstIsCaught() {
    assertCaught(
        PutsMissingValuesFirst.class,
        "missingValuesComeLastInBothDirections",
        "everyFieldOfEveryEntitySortsAsTheCatalogueSaysInBothDirections");
  }

  static final class PutsMissingValuesFirst extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public Page<E> query(Query<E> query) {
              List<E> all = sorted(query);
              int from = 0;
              while (query.after() != null
                  && !type.id(all.get(from++)).equals(query.after().id())) {}
              int to = Math.min(all.size(), from + query.limit());
              List<Object> values = new ArrayList<>();
              query.sorts().forEach(sort -> values.add(null));
              return new Page<>(
                  all.subList(from, to),
                  to == all.size() ? null : new Keyset(values, type.id(all.get(to - 1))));
            }

            private List<E> sorted(Query<E> query) {
              Query<E> whole = new Query<>(query.filter(), query.sorts(), Query.MAX_LIMIT, null);
              List<E> all = new ArrayList<>(super.query(whole).items());
              if (!query.sorts().isEmpty()) {
                Sort first = query.sorts().get(0);
                all.sort(
                    Comparator.comparing(
                        one -> query.filter().type().requireField(first.field()).get(one) != null));
              }
              return all;
            }
          };
        }
      };
    }
  }

  @Test
  void whoIgnoresTheWindowOfRelatedRecordsIsCaught() {
    assertCaught(
        IgnoresWindows.class,
        "aWindowThatEndsNowTakesInNowAndItsFirstMoment",
        "aFixedWindowTakesInItsBeginningAndNotItsEnd",
        "randomConditionsOverRandomDataMeanWhatTheReferenceSays");
  }

  static final class IgnoresWindows extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new RewritesConditions(context, new BrokenCondition.WithoutWindows());
    }
  }

  @Test
  void whoLetsMissingValuesDifferIsCaught() {
    assertCaught(
        LetsMissingValuesDiffer.class,
        "everyOperatorOnEveryFieldMeansWhatTheReferenceSays",
        "randomConditionsOverRandomDataMeanWhatTheReferenceSays");
  }

  /** Takes "there is a value and it is another one" for "not equal", as much SQL does. */
  static final class LetsMissingValuesDiffer extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new RewritesConditions(context, new BrokenCondition.MissingValuesDiffer());
    }
  }

  @Test
  void whoKnowsThreeTruthValuesIsCaught() {
    assertCaught(
        KnowsThreeTruthValues.class,
        "everyOperatorOnEveryFieldMeansWhatTheReferenceSays",
        "randomConditionsOverRandomDataMeanWhatTheReferenceSays");
  }

  /** Lets "not (city = 'X')" be unknown where there is no city, as SQL does. */
  static final class KnowsThreeTruthValues extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new RewritesConditions(context, new BrokenCondition.ThreeValued());
    }
  }

  @Test
  void whoLosesTheOrderOfCollectionsIsCaught() {
    assertCaught(
        SortsCollections.class,
        "collectionsKeepTheirOrderAndTheirRepetitions",
        "everyEntityComesBackAsItWasInserted");
  }

  static final class SortsCollections extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public void insert(Collection<E> entities) {
              super.insert(
                  entities.stream()
                      .map(one -> sorted(context.catalogue().entity(type), one))
                      .toList());
            }
          };
        }
      };
    }

    private static <E> E sorted(EntityType<E> type, E entity) {
      EntityDraft<E> draft = type.draft(entity);
      type.collections().forEach(collection -> sort(draft, collection));
      return draft.build();
    }

    private static <E, T> void sort(EntityDraft<E> draft, CollectionField<E, T> collection) {
      List<T> elements = new ArrayList<>(draft.list(collection));
      elements.sort(Comparator.comparing(Object::toString));
      draft.setList(collection, elements);
    }
  }

  @Test
  void whoAnswersWhatItDoesNotDeclareIsCaught() {
    assertCaught(
        DeclaresNothing.class,
        "filtersAreAnsweredOrRefused",
        "filtersOverRelatedRecordsAreAnsweredOrRefused",
        "textSearchIsAnsweredOrRefused",
        "aggregationIsAnsweredOrRefused");
  }

  static final class DeclaresNothing extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        public Set<StorageCapability> capabilities() {
          return Set.of();
        }
      };
    }
  }

  @Test
  void whoWrapsTheExceptionsOfTheCallerIsCaught() {
    assertCaught(
        WrapsExceptions.class,
        "whatTheCallerThrowsPassesThroughAsItIs",
        "whatAScansConsumerThrowsPassesThroughAndEndsTheScan");
  }

  static final class WrapsExceptions extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
          try {
            return super.read(tenant, work);
          } catch (IllegalArgumentException e) {
            throw new StorageException("The work failed.", e);
          }
        }
      };
    }
  }

  @Test
  void whoOverwritesOnInsertIsCaught() {
    assertCaught(OverwritesOnInsert.class, "insertRefusesAnIdThatIsTaken");
  }

  static final class OverwritesOnInsert extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public void insert(Collection<E> entities) {
              super.insert(entities.stream().filter(one -> find(type.id(one)).isEmpty()).toList());
            }
          };
        }
      };
    }
  }

  @Test
  void whoScansInTheOrderOfInsertionIsCaught() {
    assertCaught(
        ScansBackwards.class,
        "insertTakesTenThousandRecordsAtOnceAndScanGivesThemById",
        "everyOperatorOnEveryFieldMeansWhatTheReferenceSays");
  }

  static final class ScansBackwards extends StorageContract {
    @Override
    protected Storage open(PluginContext context) {
      return new ForwardingStorage(new InMemoryStorage(context.catalogue())) {
        @Override
        <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
          return new ForwardingStore<>(type, store) {
            @Override
            public void scan(Filter<E> filter, Consumer<? super E> consumer) {
              List<E> all = new ArrayList<>();
              super.scan(filter, all::add);
              Collections.reverse(all);
              all.forEach(consumer);
            }
          };
        }
      };
    }
  }

  /** Asks the honest storage another question than it was asked. */
  private static final class RewritesConditions extends ForwardingStorage {
    private final PluginContext context;
    private final BrokenCondition broken;

    RewritesConditions(PluginContext context, BrokenCondition broken) {
      super(new InMemoryStorage(context.catalogue()));
      this.context = context;
      this.broken = broken;
    }

    private <E> Filter<E> rewritten(Filter<E> filter) {
      return Filter.bind(
          context.catalogue(),
          filter.type(),
          filter.condition().accept(broken),
          context.clock().instant(),
          ZoneOffset.UTC);
    }

    @Override
    <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
      return new ForwardingStore<>(type, store) {
        @Override
        public Page<E> query(Query<E> query) {
          return super.query(
              new Query<>(rewritten(query.filter()), query.sorts(), query.limit(), query.after()));
        }

        @Override
        public long count(Filter<E> filter) {
          return super.count(rewritten(filter));
        }

        @Override
        public void scan(Filter<E> filter, Consumer<? super E> consumer) {
          super.scan(rewritten(filter), consumer);
        }
      };
    }
  }

  private static void assertCaught(Class<? extends StorageContract> broken, String... by) {
    ContractRun run = ContractRun.of(broken, Set.of(by));

    assertThat(run.failed())
        .as("what fails over %s", broken.getSimpleName())
        .containsExactlyInAnyOrder(by);
    assertThat(TELLING).contains(by);
  }
}
