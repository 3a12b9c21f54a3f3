package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.dataquality.Strictness;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rows that quality rules have something against. */
class ImportQualityTest {
  private static final String BAD =
      """
      id,first_name,email
      1,Ada,ada@firm.de
      2,test,bea@firm.de
      3,Cleo,cleo@gmial.com
      """;

  private static CrmSession session(QualityPolicy policy) {
    return Crm.builder().inMemory().quality(policy).build().session("anna");
  }

  private static ImportReport run(CrmSession session, String file, Strictness strictness) {
    ImportSource source = ImportSource.of("people.csv", file.getBytes(StandardCharsets.UTF_8));
    return session.imports().run(source, ImportOptions.from("shop").quality(strictness));
  }

  @Test
  void passUnlessSomethingElseIsSaid() {
    ImportReport report = run(session(QualityPolicy.defaults()), BAD, Strictness.POLICY);

    assertThat(report.created()).isEqualTo(3);
    assertThat(report.warned()).isZero();
  }

  @Test
  void areAppliedAndWarnedAbout() {
    ImportReport report = run(session(QualityPolicy.defaults()), BAD, Strictness.WARN);

    assertThat(report.created()).isEqualTo(3);
    assertThat(report.warnings()).hasSize((int) report.warned());
    assertThat(report.warnings())
        .extracting(ImportError::line, ImportError::code)
        .containsOnly(tuple(3L, "E_QUALITY"), tuple(4L, "E_QUALITY"));
    assertThat(report.warnings())
        .extracting(ImportError::message)
        .anySatisfy(message -> assertThat(message).contains("(name-placeholder)"))
        .anySatisfy(message -> assertThat(message).contains("(email-domain-spelled)"));
  }

  @Test
  void areRejectedByStrictRules() {
    CrmSession session = session(QualityPolicy.defaults());

    ImportReport report = run(session, BAD, Strictness.STRICT);

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.errors()).extracting(ImportError::code).containsOnly("E_QUALITY");
    assertThat(session.customers().count(Conditions.everyone())).isEqualTo(1);
  }

  @Test
  void areMendedWhereThePolicySaysSo() {
    CrmSession session =
        Crm.builder()
            .inMemory()
            .quality(
                catalogue ->
                    QualityPolicy.parse(
                        "{\"gates\":{\"import\":{\"email-domain-spelled\":\"fix\"}}}", catalogue))
            .build()
            .session("anna");

    run(session, BAD, Strictness.POLICY);
    ImportReport again = run(session, BAD, Strictness.POLICY);

    Customer cleo = session.customers().findByExternalId("shop", "3").orElseThrow();
    assertThat(cleo.email()).contains("cleo@gmail.com");
    assertThat(again.created()).isZero();
  }

  @Test
  void onlyCountWhatTheRowMakesWrong() {
    CrmSession session = session(QualityPolicy.defaults());
    run(session, BAD, Strictness.POLICY);

    ImportReport report = run(session, "id,first_name,job_title\n2,test,CTO\n", Strictness.STRICT);

    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.rejected()).isZero();
  }
}
