package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.memory.ContractRun;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.testkit.QualityRuleContract;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of quality rules finds what is wrong with a rule. */
class BrokenQualityRulesTest {
  private static final Set<String> TESTS =
      Set.of(
          "idsAreNamesThatNoOtherRuleHas",
          "weightsAreFromOneToAHundred",
          "descriptionsAreSentences",
          "whatARuleReadsIsInTheCatalogue",
          "eachRuleFindsFaultWithACard",
          "noCardIsTooOdd",
          "findingsSayWhatIsWrongWithWhatTheRuleReads",
          "theSameCardGetsTheSameAnswerAgain",
          "severalThreadsGetTheAnswersThatOneGets",
          "theAnswerDependsOnWhatIsReadAlone",
          "aMendedCardPassesAndDiffersOnlyInWhatIsRead");

  private static ContractRun run(Class<? extends Broken> contract) {
    return ContractRun.of(contract, TESTS);
  }

  @Test
  void aSoundRulePasses() {
    ContractRun run = run(Sound.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).isEqualTo(TESTS);
  }

  @Test
  void anIdThatIsNoNameIsCaught() {
    assertThat(run(BadId.class).failed()).containsExactly("idsAreNamesThatNoOtherRuleHas");
  }

  @Test
  void aWeightOutOfRangeIsCaught() {
    assertThat(run(Heavy.class).failed()).containsExactly("weightsAreFromOneToAHundred");
  }

  @Test
  void aMissingDescriptionIsCaught() {
    assertThat(run(Silent.class).failed()).containsExactly("descriptionsAreSentences");
  }

  @Test
  void aFieldThatDoesNotExistIsCaught() {
    assertThat(run(Misspelled.class).failed()).contains("whatARuleReadsIsInTheCatalogue");
  }

  @Test
  void aRuleThatReadsMoreThanItSaysIsCaught() {
    assertThat(run(Secret.class).failed()).containsExactly("theAnswerDependsOnWhatIsReadAlone");
  }

  @Test
  void aRuleThatNeverFailsIsCaught() {
    assertThat(run(Content.class).failed()).containsExactly("eachRuleFindsFaultWithACard");
  }

  @Test
  void aRuleThatBreaksIsCaught() {
    assertThat(run(Fragile.class).failed()).contains("noCardIsTooOdd");
  }

  @Test
  void aRuleThatRemembersIsCaught() {
    assertThat(run(Remembering.class).failed()).contains("theSameCardGetsTheSameAnswerAgain");
  }

  @Test
  void aFindingAboutAnotherFieldIsCaught() {
    assertThat(run(Elsewhere.class).failed())
        .containsExactly("findingsSayWhatIsWrongWithWhatTheRuleReads");
  }

  @Test
  void aMendThatDoesNotHelpIsCaught() {
    assertThat(run(Useless.class).failed())
        .containsExactly("aMendedCardPassesAndDiffersOnlyInWhatIsRead");
  }

  @Test
  void aMendThatChangesMoreIsCaught() {
    assertThat(run(Meddling.class).failed())
        .containsExactly("aMendedCardPassesAndDiffersOnlyInWhatIsRead");
  }

  /** A contract over a rule that asks for a source; what is overridden breaks it. */
  abstract static class Broken extends QualityRuleContract implements QualityRule {
    @Override
    protected List<QualityRule> rules() {
      return List.of(this);
    }

    @Override
    protected List<Customer> failing() {
      return List.of(Person.builder().givenName("Ada").build());
    }

    @Override
    public String id() {
      return "source-there";
    }

    @Override
    public QualityDimension dimension() {
      return QualityDimension.COMPLETENESS;
    }

    @Override
    public int weight() {
      return 1;
    }

    @Override
    public String description() {
      return "There is a source.";
    }

    @Override
    public Set<String> reads() {
      return Set.of("source");
    }

    @Override
    public boolean appliesTo(Customer customer) {
      return true;
    }

    @Override
    public Optional<QualityFinding> check(Customer customer, Clock clock) {
      return customer.profile().source() == null ? found("source") : Optional.empty();
    }

    static Optional<QualityFinding> found(String field) {
      return Optional.of(new QualityFinding(field, null, "There is none."));
    }

    @Override
    public Optional<Customer> mend(Customer customer, Clock clock) {
      return Optional.of(customer.toBuilder().source("unknown").build());
    }
  }

  static final class Sound extends Broken {}

  static final class BadId extends Broken {
    @Override
    public String id() {
      return "Source!";
    }
  }

  static final class Heavy extends Broken {
    @Override
    public int weight() {
      return 101;
    }
  }

  static final class Silent extends Broken {
    @Override
    public String description() {
      return "";
    }
  }

  static final class Misspelled extends Broken {
    @Override
    public Set<String> reads() {
      return Set.of("source", "sauce");
    }
  }

  static final class Secret extends Broken {
    @Override
    public boolean appliesTo(Customer customer) {
      return customer.tags().isEmpty();
    }
  }

  static final class Content extends Broken {
    @Override
    public boolean appliesTo(Customer customer) {
      return false;
    }
  }

  static final class Fragile extends Broken {
    @Override
    public boolean appliesTo(Customer customer) {
      return !customer.profile().source().isEmpty();
    }
  }

  static final class Remembering extends Broken {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean appliesTo(Customer customer) {
      return asked.incrementAndGet() % 2 == 0;
    }
  }

  static final class Elsewhere extends Broken {
    @Override
    public Optional<QualityFinding> check(Customer customer, Clock clock) {
      return customer.profile().source() == null ? found("notes") : Optional.empty();
    }
  }

  static final class Useless extends Broken {
    @Override
    public Optional<Customer> mend(Customer customer, Clock clock) {
      return Optional.of(customer);
    }
  }

  static final class Meddling extends Broken {
    @Override
    public Optional<Customer> mend(Customer customer, Clock clock) {
      return Optional.of(customer.toBuilder().source("unknown").notes("mended").build());
    }
  }
}
