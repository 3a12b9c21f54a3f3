package dev.crmcore.examples.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.model.PipelineId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What the killed process does: one call after the other, each acknowledged when it returned. */
final class KilledWork {
  /** The pipeline of all deals. */
  static final String PIPELINE = "Sales";

  /** Under which system the customer is known that is edited again and again. */
  static final String COUNTER = "counter";

  /** Rows of a file, and of a batch. */
  static final int ROWS = 60;

  static final int BATCH = 20;

  private final CrmSession session;
  private final Random random;
  private final String run;
  private final PipelineId pipeline;
  private final CustomerId counter;
  private final List<CustomerId> living = new ArrayList<>();
  private final Deque<Merged> merges = new ArrayDeque<>();

  private record Merged(MergeId id, CustomerId loser) {}

  private KilledWork(CrmSession session, String run) {
    this.session = session;
    this.run = run;
    this.random = new Random(run.hashCode());
    this.pipeline = session.deals().pipeline(PIPELINE).orElseThrow().id();
    this.counter = session.customers().findByExternalId(COUNTER, "1").orElseThrow().id();
  }

  /** Opens the database of the first argument and works until it is killed. */
  public static void main(String[] arguments) {
    Child.acknowledge("opening");
    try (Crm crm = new Database(arguments[0]).open()) {
      Child.acknowledge("opened");
      if (arguments.length > 1) {
        KilledWork work = new KilledWork(crm.session("killed"), arguments[1]);
        for (int i = 0; ; i++) {
          work.step(i);
        }
      }
    }
  }

  private void step(int i) {
    switch (random.nextInt(6)) {
      case 0 -> create(i);
      case 1 -> edit();
      case 2 -> children();
      case 3 -> merge();
      case 4 -> undo();
      default -> importFile(i);
    }
  }

  private void create(int i) {
    List<Customer> created =
        session
            .customers()
            .createAll(
                List.of(
                    Person.builder().givenName("Left" + i).familyName(run).build(),
                    Person.builder().givenName("Right" + i).familyName(run).build()));
    created.forEach(customer -> living.add(customer.id()));
    created.forEach(customer -> Child.acknowledge("customer " + customer.id()));
  }

  private void edit() {
    Customer edited =
        session
            .customers()
            .change(
                counter,
                customer -> {
                  int next = Integer.parseInt(customer.profile().notes()) + 1;
                  return customer.toBuilder().notes(String.valueOf(next)).build();
                });
    Child.acknowledge("edit " + edited.profile().notes());
  }

  private void children() {
    if (living.isEmpty()) {
      return;
    }
    CustomerId owner = living.get(random.nextInt(living.size()));
    String ids =
        session.atomically(
            "children",
            s -> {
              Interaction interaction =
                  s.interactions()
                      .log(
                          Interaction.builder()
                              .customerId(owner)
                              .subject(owner.toString())
                              .outcome("owned")
                              .occurredAt(Instant.EPOCH)
                              .build());
              Deal deal =
                  s.deals()
                      .create(
                          Deal.builder()
                              .name("Deal")
                              .customerId(owner)
                              .pipelineId(pipeline)
                              .build());
              return interaction.id() + " " + deal.id();
            });
    Child.acknowledge("children " + ids);
  }

  private void merge() {
    if (living.size() < 2) {
      return;
    }
    CustomerId survivor = living.get(random.nextInt(living.size()));
    CustomerId loser = living.get(random.nextInt(living.size()));
    if (!survivor.equals(loser)) {
      MergeRecord merge = session.merges().merge(survivor, List.of(loser), null);
      living.remove(loser);
      merges.push(new Merged(merge.id(), loser));
      Child.acknowledge("merge " + merge.id());
    }
  }

  private void undo() {
    if (!merges.isEmpty()) {
      Merged last = merges.pop();
      session.merges().undo(last.id());
      living.add(last.loser());
      Child.acknowledge("undo " + last.id());
    }
  }

  private void importFile(int i) {
    String system = run + "-" + i;
    StringBuilder csv = new StringBuilder("id,first_name,last_name\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row).append(",Row").append(row).append(",Imported\n");
    }
    session
        .imports()
        .run(
            ImportSource.of("people.csv", csv.toString().getBytes(UTF_8)),
            ImportOptions.from(system).batchSize(BATCH));
    Child.acknowledge("import " + system);
  }
}
