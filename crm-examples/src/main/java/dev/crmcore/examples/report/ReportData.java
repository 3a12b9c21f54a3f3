package dev.crmcore.examples.report;

import static java.util.Objects.requireNonNull;

import dev.crmcore.analytics.FunnelFigures;
import dev.crmcore.analytics.PipelineFigures;
import dev.crmcore.analytics.PurchaseFigures;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.model.Money;
import dev.crmcore.model.StageCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report shows. A part that is null or empty is left out.
 *
 * @param title what the report is about, such as the company's name
 * @param at when the figures were taken
 * @param zone in which times are shown
 * @param customers how many customers are in use
 * @param quality how good their cards are
 * @param duplicates who is there twice
 * @param segments the segments, in the order to show
 * @param pipelines the pipelines, in the order to show
 * @param purchases the purchases, by month and currency
 * @param imports what came in, by source
 */
public record ReportData(
    String title,
    Instant at,
    ZoneId zone,
    long customers,
    @Nullable Quality quality,
    @Nullable Duplicates duplicates,
    List<SegmentSize> segments,
    List<Pipeline> pipelines,
    List<MonthOfPurchases> purchases,
    List<ImportSource> imports) {
  /** Checks that what cannot be missing is there, and copies the lists. */
  public ReportData {
    requireNonNull(title, "title");
    requireNonNull(at, "at");
    requireNonNull(zone, "zone");
    segments = List.copyOf(segments);
    pipelines = List.copyOf(pipelines);
    purchases = List.copyOf(purchases);
    imports = List.copyOf(imports);
  }

  /**
   * How good the customers' cards are.
   *
   * @param score 0 to 100
   * @param dimensions the score by side of quality
   * @param rules what each rule found
   * @param distribution how many customers have a score of 0–9, 10–19, … 90–100
   */
  public record Quality(
      double score, List<Dimension> dimensions, List<Rule> rules, List<Long> distribution) {
    /** Copies the lists. */
    public Quality {
      dimensions = List.copyOf(dimensions);
      rules = List.copyOf(rules);
      distribution = List.copyOf(distribution);
    }

    /** Returns what an audit found. */
    public static Quality of(QualityReport report) {
      return new Quality(
          report.score(),
          report.dimensions().stream()
              .map(each -> new Dimension(words(each.dimension()), each.score()))
              .toList(),
          report.rules().stream().map(Quality::rule).toList(),
          report.distribution());
    }

    private static Rule rule(QualityReport.RuleResult result) {
      return new Rule(
          result.description(),
          words(result.dimension()),
          result.weight(),
          result.checked(),
          result.failed(),
          result.examples().stream()
              .map(each -> new Example(each.customerId().toString(), each.message()))
              .toList());
    }

    private static String words(Enum<?> constant) {
      String name = constant.name();
      return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One side of quality.
   *
   * @param name such as "Completeness"
   * @param score 0 to 100
   */
  public record Dimension(String name, double score) {}

  /**
   * What one rule found.
   *
   * @param description what it asks for
   * @param dimension the side of quality
   * @param weight what a failure costs
   * @param checked to how many customers it applied
   * @param failed how many failed
   * @param examples some of them
   */
  public record Rule(
      String description,
      String dimension,
      int weight,
      long checked,
      long failed,
      List<Example> examples) {
    /** Copies the examples. */
    public Rule {
      examples = List.copyOf(examples);
    }
  }

  /**
   * A customer that failed a rule.
   *
   * @param id who
   * @param message what is wrong
   */
  public record Example(String id, String message) {}

  /**
   * Who is there twice.
   *
   * @param records how many customers were compared
   * @param candidatePairs how many pairs were looked at
   * @param matches how many pairs are the same for sure
   * @param possibleMatches how many pairs somebody should look at
   * @param clusters how many customers stand behind the matches
   * @param merged how many merges were made
   * @param examples pairs with their evidence
   */
  public record Duplicates(
      long records,
      long candidatePairs,
      long matches,
      long possibleMatches,
      long clusters,
      long merged,
      List<Pair> examples) {
    /** Copies the examples. */
    public Duplicates {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Two customers that may be one.
   *
   * @param left the name of the one
   * @param right the name of the other
   * @param probability that they are one, 0 to 1
   * @param decision what was made of it, such as "match"
   * @param evidence what speaks for it and against it
   */
  public record Pair(
      String left, String right, double probability, String decision, List<Evidence> evidence) {
    /** Copies the evidence. */
    public Pair {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What one field says about a pair.
   *
   * @param field such as "Family name"
   * @param left its value on the one card, or null
   * @param right its value on the other card, or null
   * @param weight in bits: each doubles the odds that the two are one, a negative one halves them
   */
  public record Evidence(
      String field, @Nullable String left, @Nullable String right, double weight) {}

  /**
   * A segment.
   *
   * @param name its name
   * @param condition who belongs to it, in the text form of conditions
   * @param size how many belong to it
   */
  public record SegmentSize(String name, String condition, long size) {}

  /**
   * A pipeline.
   *
   * @param name its name
   * @param stages in their order
   */
  public record Pipeline(String name, List<Stage> stages) {
    /** Copies the stages. */
    public Pipeline {
      stages = List.copyOf(stages);
    }

    /** Returns what lies in a pipeline now and what went through it, of one pipeline both. */
    public static Pipeline of(PipelineFigures now, FunnelFigures ever) {
      Map<String, FunnelFigures.Step> steps = new HashMap<>();
      ever.steps().forEach(step -> steps.put(step.key(), step));
      return new Pipeline(
          now.pipeline(),
          now.stages().stream().map(stage -> stage(stage, steps.get(stage.key()))).toList());
    }

    private static Stage stage(
        PipelineFigures.StageFigures now, FunnelFigures.@Nullable Step ever) {
      Duration stay = ever == null ? null : ever.medianStay();
      return new Stage(
          now.name(),
          now.category(),
          ever == null ? 0 : ever.entered(),
          ever == null ? null : ever.conversion(),
          stay == null ? null : stay.toSeconds() / 86_400.0,
          now.deals(),
          now.amounts(),
          now.weighted());
    }
  }

  /**
   * One step of a pipeline.
   *
   * @param name its name
   * @param category what being here means
   * @param entered how many deals ever came here
   * @param conversion the share of them that went on or were won, 0 to 1, or null where it cannot
   *     be told
   * @param medianDays how long half of them stayed at most, or null where none has left
   * @param deals how many are here now
   * @param amounts what those are worth, one amount a currency
   * @param weighted the same times the chance of winning
   */
  public record Stage(
      String name,
      StageCategory category,
      long entered,
      @Nullable Double conversion,
      @Nullable Double medianDays,
      long deals,
      List<Money> amounts,
      List<Money> weighted) {
    /** Copies the amounts. */
    public Stage {
      amounts = List.copyOf(amounts);
      weighted = List.copyOf(weighted);
    }
  }

  /**
   * The purchases of a month in one currency.
   *
   * @param month which
   * @param purchases how many
   * @param total what was paid in all
   */
  public record MonthOfPurchases(YearMonth month, long purchases, Money total) {
    /** Returns what was bought. */
    public static List<MonthOfPurchases> of(PurchaseFigures figures) {
      return figures.rows().stream()
          .map(row -> new MonthOfPurchases(row.month(), row.purchases(), row.total()))
          .toList();
    }
  }

  /**
   * What came in from one source. The rows that were read are those that were created, updated,
   * unchanged, rejected or quarantined.
   *
   * @param source its name
   * @param runs how many imports
   * @param created new customers
   * @param updated changed customers
   * @param unchanged rows that brought nothing new
   * @param rejected rows that were refused, each with its reason
   * @param quarantined rows that wait for a decision
   */
  public record ImportSource(
      String source,
      long runs,
      long created,
      long updated,
      long unchanged,
      long rejected,
      long quarantined) {
    /** Returns how many rows were read. */
    public long read() {
      return created + updated + unchanged + rejected + quarantined;
    }
  }
}
