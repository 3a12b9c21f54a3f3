package dev.crmcore.testkit;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Customers to whom something happens while the clock runs: cards are changed, related records are
 * added, and time goes by, often up to the very moment at which an answer may change.
 */
final class LivingWorld {
  private static final EntityType<Customer> TYPE = CustomerFields.TYPE;
  private static final int OF_EACH = 45;
  private static final int MOMENTS = 10;

  private final StorageHarness harness;
  private final String origin;
  private final Random random;
  private final Specimens specimens;
  private final World world;

  LivingWorld(StorageHarness harness, long seed) {
    this.harness = harness;
    this.origin = "seed " + seed;
    this.random = new Random(seed);
    this.specimens = new Specimens(harness.context().ids(), seed);
    this.world = World.of(harness, specimens, OF_EACH);
  }

  /** Keeps the answers to some conditions while the world goes on, and holds them to be right. */
  void live(int conditions) {
    EntityType<Customer> full = world.catalogue().entity(TYPE);
    RandomConditions randomConditions = new RandomConditions(world.catalogue(), random.nextLong());
    List<LiveAnswers<Customer>> kept = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      kept.add(new LiveAnswers<>(harness, world, full, randomConditions.next(full)));
    }
    Instant now = Instant.parse("2025-02-28T20:59:59.999999Z");
    Set<UUID> everybody = world.all(full).stream().map(full::id).collect(Collectors.toSet());
    for (LiveAnswers<Customer> one : kept) {
      one.changed(now, everybody);
      one.assertRight(origin, now);
    }
    for (int moment = 0; moment < MOMENTS; moment++) {
      now = later(now, kept);
      Set<UUID> changed = happen(full);
      for (LiveAnswers<Customer> one : kept) {
        one.changed(now, changed);
        one.advance(now);
        one.assertRight(origin, now);
      }
    }
  }

  /** Returns when an answer is due, right before that, or any other time. */
  private Instant later(Instant now, List<LiveAnswers<Customer>> kept) {
    Optional<Instant> due =
        Values.any(kept, random).due().stream().filter(now::isBefore).min(Instant::compareTo);
    Duration any = Duration.ofSeconds(1L + random.nextInt(40 * 86_400));
    return switch (random.nextInt(3)) {
      case 0 -> due.orElse(now.plus(any));
      case 1 -> due.map(time -> time.minusNanos(1_000)).filter(now::isBefore).orElse(now.plus(any));
      default -> now.plus(any);
    };
  }

  /** Lets something happen to some customers and returns to whom. */
  private Set<UUID> happen(EntityType<Customer> full) {
    Set<UUID> touched = new HashSet<>();
    List<Customer> before = List.of(Values.any(world.all(full), random));
    List<Customer> after =
        before.stream()
            .map(
                one ->
                    specimens.another(full, full.id(one), full.revision(one).next(TestContext.NOW)))
            .toList();
    harness.write(unit -> unit.store(full).update(after));
    world.replace(full, after);
    after.forEach(one -> touched.add(full.id(one)));
    world.catalogue().relations(full.name()).stream()
        .<EntityType<?>>map(Relation::target)
        .distinct()
        .forEach(target -> touched.addAll(add(full, target)));
    return touched;
  }

  /** Adds a record and returns to whom it is related, in whatever way. */
  private <T> Set<UUID> add(EntityType<Customer> full, EntityType<T> standard) {
    EntityType<T> target = world.catalogue().entity(standard);
    T record = specimens.next(target);
    harness.insert(target, List.of(record));
    world.add(target, List.of(record));
    Set<UUID> owners = new HashSet<>();
    for (Relation<?> relation : world.catalogue().relations(full.name())) {
      // Not every foreign key is a reference that the catalogue declares.
      if (relation.target().name().equals(target.name())
          && target.requireField(relation.foreignKey().name()).get(record) instanceof UUID owner) {
        owners.add(owner);
      }
    }
    return owners;
  }
}
