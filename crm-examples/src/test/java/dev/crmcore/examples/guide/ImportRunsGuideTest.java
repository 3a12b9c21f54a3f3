package dev.crmcore.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/importing.md} that is about runs. */
class ImportRunsGuideTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void samplesStopsAndGoesOn() {
    ImportSource file =
        ImportSource.of("people.csv", "id,name\n1,Ada\n2,Grace\n3,Edsger\n".getBytes(UTF_8));
    AtomicBoolean stop = new AtomicBoolean(true);

    // tag::importRuns[]
    ImportOptions options = ImportOptions.from("shop").batchSize(1).cancelledBy(stop::get);

    ImportReport sample = session.imports().run(file, options.sample(1)); // a look at one row
    ImportReport part = session.imports().run(file, options); // stopped after a batch
    stop.set(false);
    ImportReport rest = session.imports().resume(file, options); // the rows after it
    // end::importRuns[]

    assertThat(sample.created()).isEqualTo(1);
    assertThat(part.finished()).isFalse();
    assertThat(part.unchanged()).isEqualTo(1);
    assertThat(rest.run()).isEqualTo(part.run());
    assertThat(rest.finished()).isTrue();
    assertThat(rest.created()).isEqualTo(2);
    assertThat(rest.read()).isEqualTo(3);
  }
}
