package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.BuiltInRules;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.dataquality.QualityReason;
import dev.crmcore.dataquality.QualityReport;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.dataquality.QualityReport.RuleResult;
import dev.crmcore.dataquality.QualityRules;
import dev.crmcore.dataquality.QualityScore;
import dev.crmcore.dataquality.QualityScorer;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/data-quality.md}, and whether the guide still says what is true. */
class DataQualityGuideTest {
  private static final Path GUIDE = Path.of("../docs/data-quality.md");

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  private final List<String> warnings = new ArrayList<>();

  interface Form {
    void warn(String field, String message, double points);
  }

  interface Progress {
    void show(long customers);
  }

  interface Table {
    void row(String rule, long failed, long checked, List<Example> examples);
  }

  @Test
  void scoresACustomerBeforeItIsStored() {
    Customer customer = Person.builder().givenName("Ada").email("ada@gmial.com").build();
    Form form = (field, message, points) -> warnings.add(message);

    // tag::qualityScore[]
    QualityScorer scorer = new QualityScorer(BuiltInRules.all(), clock);
    QualityScore score = scorer.score(customer);
    for (QualityReason reason : score.reasons()) {
      form.warn(reason.field(), reason.message(), reason.pointsLost());
    }
    // end::qualityScore[]

    assertThat(warnings).contains("'ada@gmial.com' is probably meant to end in '@gmail.com'.");
  }

  @Test
  void theExampleInTheGuideAddsUp() {
    QualityScore score =
        new QualityScorer(BuiltInRules.all(), clock)
            .score(Person.builder().givenName("Test").email("ada@example.org").build());

    assertThat(score.applicableWeight()).isEqualTo(102);
    assertThat(score.lostWeight()).isEqualTo(17);
    assertThat(score.score()).isEqualTo(83);
  }

  @Test
  void auditsTheBase() {
    List<Long> seen = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    Progress progress = seen::add;
    Table table = (rule, failed, checked, examples) -> rows.add(rule);
    try (Crm crm = Crm.inMemory()) {
      CrmSession session = crm.session("steward");
      session
          .customers()
          .create(
              Person.builder().givenName("Test").email("t@example.org").tag("newsletter").build());

      // tag::qualityAudit[]
      DataQuality quality = session.quality();
      QualityReport report = quality.audit(Conditions.tag("newsletter"), progress::show);
      for (RuleResult rule : report.rules()) {
        table.row(rule.description(), rule.failed(), rule.checked(), rule.examples());
      }
      List<QualityScore> mendFirst = quality.worst(Conditions.everyone(), 100);
      // end::qualityAudit[]

      assertThat(rows).hasSameSizeAs(quality.rules());
      assertThat(mendFirst).hasSize(1);
      assertThat(report.customers()).isEqualTo(1);
    }
  }

  @Test
  void addsARule() {
    QualityScorer scorer = new QualityScorer(List.of(new MemberNumberRule()), clock);

    QualityScore score = scorer.score(Person.builder().custom("memberNumber", "12").build());

    assertThat(score.reasons())
        .extracting(QualityReason::message)
        .containsExactly("The member number '12' is not 7 digits long.");
  }

  @Test
  void writesValuesInTheirUsualForm() {
    Organization customer = Organization.builder().legalName("Acme").industry("it").build();

    // tag::qualityDictionary[]
    QualityRule industries =
        QualityRules.dictionary(
            "industry-usual", "industry", Map.of("IT", "Software", "Soft", "Software"));
    // end::qualityDictionary[]

    assertThat(industries.mend(customer, clock))
        .contains(customer.toBuilder().industry("Software").build());
  }

  @Test
  void theGuideListsNoOtherRule() throws Exception {
    String guide = Files.readString(GUIDE);
    String table =
        guide.substring(
            guide.indexOf("## The built-in rules"), guide.indexOf("Four rules ask what belongs"));

    assertThat(
            Pattern.compile("^\\| `([a-z-]+)` \\| \\d+ \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            BuiltInRules.all().stream().map(QualityRule::id).toList());
  }

  @Test
  void theGuideListsEveryRuleWithItsWeight() throws Exception {
    String guide = Files.readString(GUIDE);

    List<QualityRule> rules;
    try (Crm crm = Crm.inMemory()) {
      rules = crm.session("steward").quality().rules();
    }
    assertThat(rules)
        .allSatisfy(
            rule -> assertThat(guide).contains("| `" + rule.id() + "` | " + rule.weight() + " |"));
  }

  // tag::qualityRule[]
  record MemberNumberRule() implements QualityRule {
    @Override
    public String id() {
      return "club-member-number";
    }

    @Override
    public QualityDimension dimension() {
      return QualityDimension.VALIDITY;
    }

    @Override
    public int weight() {
      return 5;
    }

    @Override
    public String description() {
      return "Member numbers have seven digits.";
    }

    @Override
    public boolean appliesTo(Customer customer) {
      return customer.customFields().containsKey("memberNumber");
    }

    @Override
    public Optional<QualityFinding> check(Customer customer, Clock clock) {
      String number = String.valueOf(customer.customFields().get("memberNumber"));
      return number.length() == 7
          ? Optional.empty()
          : Optional.of(
              new QualityFinding(
                  "memberNumber",
                  number,
                  "The member number '" + number + "' is not 7 digits long."));
    }
  }
  // end::qualityRule[]
}
