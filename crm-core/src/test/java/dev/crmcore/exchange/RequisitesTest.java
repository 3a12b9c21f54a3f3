package dev.crmcore.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.query.Conditions;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bank accounts, legal addresses, hours to call and interests, from file to file. */
class RequisitesTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession anna = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private ImportReport run(String source, String... lines) {
    return anna.imports()
        .run(
            ImportSource.of("x.csv", String.join("\n", lines).getBytes(UTF_8)),
            ImportOptions.from(source));
  }

  private Customer only() {
    return anna.customers().list(Conditions.everyone(), 2).get(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id,company,iban,bic,bank_name,legal_address,hobbies,best_time_to_call",
        "код,компания,расчетный счет,БИК,Банк,Юридический адрес,Интересы,Удобное время",
        "编号,公司名称,银行账号,联行号,开户行,注册地址,兴趣爱好,联系时间",
      })
  void areKnownByHeadersInThreeLanguages(String header) {
    ImportReport report =
        run(
            "shop",
            header,
            "1,Acme,DE02 1203 0000 0000 2020 51,BYLADEM1001,DKB,\"Street 1, Berlin\",golf;chess,mo-fr 9-17");

    assertThat(report.errors()).isEmpty();
    Customer acme = only();
    assertThat(acme.profile().bankAccounts())
        .containsExactly(BankAccount.of("DE02120300000000202051", "BYLADEM1001", "DKB"));
    assertThat(acme.address("legal").map(PostalAddress::street)).contains("Street 1, Berlin");
    assertThat(acme.profile().interests()).containsExactly("chess", "golf");
    assertThat(acme.profile().callHours()).isEqualTo("Mo-Fr 09:00-17:00");
  }

  @Test
  void aSecondFileFillsGapsAndChangesNothingThatIsThere() {
    run("shop", "id,company,iban", "1,Acme,DE02 1203");
    run("shop", "id,company,iban,bank_name", "1,Acme,de021203,DKB", "");
    ImportReport again = run("shop", "id,company,iban,bank_name", "1,Acme,DE021203,Other");

    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(only().profile().bankAccounts())
        .containsExactly(BankAccount.of("DE021203", null, "DKB"));
  }

  @Test
  void refusesABankWithoutAnAccountAndHoursThatNobodyCanRead() {
    ImportReport report =
        run("shop", "id,name,bic,call_hours", "1,Ada,BYLADEM1001,", "2,Bea,,soon", "3,Cy,,9-17");

    assertThat(report.errors())
        .extracting(ImportError::line, ImportError::code)
        .containsExactlyInAnyOrder(tuple(2L, "E_REQUIRED"), tuple(3L, "E_CALL_HOURS"));
    assertThat(report.created()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"csv", "json"})
  void comeBackAsTheyWere(String format) {
    Customer acme =
        anna.customers()
            .create(
                Organization.builder()
                    .legalName("Acme")
                    .bankAccount(BankAccount.of("DE02", "BIC", "DKB"))
                    .interest("golf")
                    .interest("chess")
                    .callHours("Mo-Fr 09:00-17:00")
                    .build());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    anna.exports().write(format, Conditions.everyone(), out, ExportOptions.DEFAULTS);

    try (Crm other = Crm.inMemory()) {
      CrmSession bob = other.session("bob");
      ImportReport report =
          bob.imports()
              .run(ImportSource.of("x." + format, out.toByteArray()), ImportOptions.from("crm"));

      assertThat(report.errors()).isEmpty();
      Customer back = bob.customers().list(Conditions.everyone(), 2).get(0);
      assertThat(back.profile().bankAccounts()).isEqualTo(acme.profile().bankAccounts());
      assertThat(back.profile().interests()).isEqualTo(acme.profile().interests());
      assertThat(back.profile().callHours()).isEqualTo(acme.profile().callHours());
    }
  }

  @Test
  void areAskedForAndMergedAndTakenApart() {
    CustomerId one =
        anna.customers()
            .create(
                Organization.builder()
                    .legalName("Acme")
                    .bankAccount(BankAccount.of("DE02", null, "DKB"))
                    .interest("golf")
                    .build())
            .id();
    CustomerId two =
        anna.customers()
            .create(
                Organization.builder()
                    .legalName("Acme GmbH")
                    .bankAccount(BankAccount.of("DE02", "BIC", null))
                    .bankAccount(BankAccount.of("DE99", null, null))
                    .interest("chess")
                    .callHours("9-17")
                    .build())
            .id();
    List<Customer> before = List.of(anna.customers().get(one), anna.customers().get(two));
    assertThat(count("has bankAccounts(bankName = 'DKB')")).isEqualTo(1);
    assertThat(count("has interests(value = 'CHESS')")).isEqualTo(1);

    MergeRecord merge = anna.merges().merge(one, List.of(two), null);

    Customer merged = anna.customers().get(two);
    assertThat(merged.profile().bankAccounts())
        .extracting(BankAccount::account)
        .containsExactly("DE02", "DE99");
    assertThat(merged.profile().interests()).containsExactly("chess", "golf");
    assertThat(merged.profile().callHours()).isEqualTo("09:00-17:00");
    anna.merges().undo(merge.id());
    assertThat(List.of(anna.customers().get(one), anna.customers().get(two)))
        .extracting(Customer::profile)
        .isEqualTo(before.stream().map(Customer::profile).toList());
  }

  private long count(String condition) {
    return anna.customers().count(anna.segments().parse(condition));
  }
}
