package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.CrmException;
import dev.crmcore.examples.laws.Storages;
import dev.crmcore.examples.reliability.Operation.World;
import dev.crmcore.host.IdSource;
import dev.crmcore.model.TenantId;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import dev.crmcore.testkit.SequentialIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two tenants with the same ids, names, addresses and keys: every call answers each of them as if
 * the other were not there, whatever the other does.
 */
class TenantIsolationTest {
  private static final int OPERATION_IDS = 1_000_000;

  @TempDir Path folder;

  private IdSource ids = new SequentialIds();

  private UUID nextId() {
    return ids.next();
  }

  /** One tenant and what it starts from. */
  private record Side(Crm crm, TenantId tenant, World world) {
    CrmSession session() {
      return crm.session(Actor.user("anna").withTenant(tenant.value()));
    }

    Object run(Operation operation) throws IOException {
      return operation.call().run(session(), crm.maintenance(tenant), world);
    }

    /** Returns what every reading call answers, a refusal too. */
    Map<String, String> answers() throws IOException {
      Map<String, String> answers = new TreeMap<>();
      for (Operation operation : Operation.reading()) {
        String answer;
        try {
          answer = String.valueOf(run(operation));
        } catch (CrmException refused) {
          answer = refused.toString();
        }
        answers.put(operation.name(), answer);
      }
      return answers;
    }
  }

  private Side enter(Crm crm, String tenant) {
    ids = new SequentialIds();
    CrmSession session = crm.session(Actor.user("anna").withTenant(tenant));
    return new Side(crm, new TenantId(tenant), World.create(session));
  }

  @ParameterizedTest
  @EnumSource(Storages.class)
  void everyCallAnswersAsIfTheOtherTenantWereNotThere(Storages storage) throws IOException {
    try (Crm crm =
        storage
            .builder(folder)
            .multiTenant()
            .clock(MutableClock.at("2026-03-01T12:00:00Z"))
            .ids(this::nextId)
            .addPlugin(new RecordingChannelProvider(RecordingChannel.email()))
            .channel("email", ChannelConfig.of())
            .build()) {
      Side ours = enter(crm, "ours");
      Map<String, String> alone = ours.answers();
      Side theirs = enter(crm, "theirs");
      assertThat(theirs.world()).as("the ids of both").isEqualTo(ours.world());

      assertThat(ours.answers()).isEqualTo(alone);
      assertThat(theirs.answers()).isEqualTo(alone);
      ids = new SequentialIds(OPERATION_IDS);
      int done = 0;
      for (Operation operation : Operation.writing()) {
        done += attempt(theirs, operation);
        assertThat(ours.answers()).as("after their %s", operation.name()).isEqualTo(alone);
      }
      assertThat(done).as("changes of the others").isGreaterThan(20);
      assertThat(theirs.answers()).isNotEqualTo(alone);
      Map<String, String> changed = theirs.answers();
      for (Operation operation : Operation.writing()) {
        attempt(ours, operation);
      }
      assertThat(theirs.answers()).isEqualTo(changed);
    }
  }

  /** Runs an operation that an earlier one may have made impossible. */
  private static int attempt(Side side, Operation operation) throws IOException {
    try {
      side.run(operation);
      return 1;
    } catch (CrmException refused) {
      return 0;
    }
  }
}
