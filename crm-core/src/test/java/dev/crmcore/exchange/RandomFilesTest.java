package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ContactKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RandomFilesTest {
  @Property(tries = 150)
  void everyRowIsAccountedForAndTheSameFileTwiceChangesNothing(@ForAll("files") List<String> rows) {
    Desk desk = new Desk();
    ImportSource file =
        Desk.text(
            "random.csv", "id,name,email,dob,company,kind\n" + String.join("\n", rows) + "\n");
    ImportOptions options = Desk.SHOP.batchSize(3).matchBy(ContactKind.EMAIL);

    ImportReport rehearsed = desk.imports.dryRun(file, options);
    assertThat(desk.all()).isEmpty();
    ImportReport first = desk.imports.run(file, options);
    long audits = desk.audits();
    ImportReport second = desk.imports.run(file, options);

    for (ImportReport report : List.of(rehearsed, first, second)) {
      assertThat(
              report.created()
                  + report.updated()
                  + report.unchanged()
                  + report.rejected()
                  + report.quarantined())
          .isEqualTo(report.read());
    }
    assertThat(rehearsed.created()).isEqualTo(first.created());
    assertThat(rehearsed.rejected()).isEqualTo(first.rejected());
    assertThat(second.created()).isZero();
    assertThat(second.rejected()).isEqualTo(first.rejected());
    if (first.updated() == 0) {
      assertThat(second.updated()).isZero();
      assertThat(desk.audits()).isEqualTo(audits);
    }
  }

  @Property(tries = 500)
  void noBytesBringAnythingButARefusalOrAReport(@ForAll("noise") byte[] bytes) {
    Desk desk = new Desk();
    try {
      ImportReport report =
          desk.imports.run(ImportSource.of("noise.csv", bytes), Desk.SHOP.batchSize(2));
      assertThat(report.read()).isNotNegative();
    } catch (InvalidInputException e) {
      assertThat(e.code()).startsWith("E_");
    }
    assertThat(desk.all()).allSatisfy(c -> assertThat(c.displayName()).doesNotContain("\uFFFD"));
  }

  @Provide
  Arbitrary<List<String>> files() {
    Arbitrary<String> id = Arbitraries.of("", "1", "2", "3", "4", "5");
    Arbitrary<String> name =
        Arbitraries.of("", "Anna Smith", "Bob", "Иванов Пётр", "A\0", "\"x\"y");
    Arbitrary<String> email = Arbitraries.of("", "a@example.com", "b@example.com", "nonsense");
    Arbitrary<String> date = Arbitraries.of("", "2001-01-01", "nope");
    Arbitrary<String> company = Arbitraries.of("", "Acme", "ООО Ромашка");
    Arbitrary<String> kind = Arbitraries.of("", "person", "company", "thing", "a,b");
    return Combinators.combine(id, name, email, date, company, kind)
        .as((a, b, c, d, e, f) -> String.join(",", a, b, c, d, e, f))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<byte[]> noise() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "id,name,email\n",
            "id;name\n",
            ",",
            ";",
            "\t",
            "\"",
            "\n",
            "\r",
            "\r\n",
            "a",
            "Анна",
            "\0",
            "=1",
            "'",
            "\uFEFF",
            "x@example.com",
            "\u00FF",
            "1");
    return parts
        .list()
        .ofMaxSize(30)
        .map(
            all -> {
              String text = String.join("", all);
              return text.length() % 3 == 0
                  ? text.getBytes(StandardCharsets.ISO_8859_1)
                  : text.getBytes(StandardCharsets.UTF_8);
            });
  }
}
