package dev.crmcore.merging;

import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.testkit.MergeStrategyContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The built-in strategies keep the contract. */
class BuiltInStrategiesTest {
  @Nested
  class SurvivorFirst extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.survivorFirst();
    }
  }

  @Nested
  class MostRecent extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.mostRecent();
    }
  }

  @Nested
  class Oldest extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.oldest();
    }
  }

  @Nested
  class MostComplete extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.mostComplete();
    }
  }

  @Nested
  class MostFrequent extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.mostFrequent();
    }
  }

  @Nested
  class Longest extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.longest();
    }
  }

  @Nested
  class SourcePriority extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.sourcePriority(List.of("anna", "100", "STRASSE"));
    }
  }

  @Nested
  class VerifiedFirst extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.verifiedFirst();
    }
  }

  @Nested
  class FurthestStage extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.furthestStage();
    }
  }

  @Nested
  class Chain extends MergeStrategyContract {
    @Override
    protected MergeStrategy strategy() {
      return Survivorship.mostFrequent()
          .thenBy(Survivorship.verifiedFirst())
          .thenBy(Survivorship.mostRecent());
    }
  }
}
