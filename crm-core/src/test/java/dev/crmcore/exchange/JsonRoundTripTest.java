package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.query.Conditions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonRoundTripTest {
  private static Person rich() {
    return Person.builder()
        .externalId("shop", "s-1")
        .externalId("erp", "E;1")
        .givenName("'=Anna")
        .familyName("Иванова")
        .contact(ContactPoint.phone("+7 912 345-67-89").withLabel("мобильный").withPrimary(true))
        .contact(ContactPoint.email("a@example.com"))
        .contact(ContactPoint.email("b@example.com").withLabel("work").withPrimary(true))
        .address(new PostalAddress("home", "Hauptstr. 1\nHof", "Berlin", null, "01234", "DE"))
        .address(PostalAddress.of("Second 2", "Oslo", null, "NO"))
        .tag("a;b")
        .tag("c,d|e")
        .group("x;y")
        .owner("delivery", "boris")
        .team("north")
        .notes("one\ntwo")
        .build();
  }

  private static ImportReport exchange(Desk from, Desk to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    from.exports.write("json", Conditions.everyone(), out, ExportOptions.DEFAULTS);
    return to.imports.run(ImportSource.of("all.jsonl", out.toByteArray()), Desk.SHOP);
  }

  @Test
  void everythingOfACardComesBack() {
    Desk from = new Desk();
    from.customers.create(rich());
    Desk to = new Desk();

    ImportReport report = exchange(from, to);

    assertThat(report.errors()).isEmpty();
    Customer before = from.all().get(0);
    Customer after = to.get(before.id().toString());
    assertThat(after.profile().contactPoints()).isEqualTo(before.profile().contactPoints());
    assertThat(after.addresses()).isEqualTo(before.addresses());
    assertThat(after.tags()).isEqualTo(before.tags());
    assertThat(after.profile().groups()).isEqualTo(before.profile().groups());
    assertThat(after.profile().teams()).isEqualTo(before.profile().teams());
    assertThat(after.profile().owners()).containsExactly(new OwnerAssignment("delivery", "boris"));
    assertThat(after.externalIds())
        .containsAll(List.of(new ExternalId("erp", "E;1"), new ExternalId("shop", "s-1")));
    assertThat(after.displayName()).isEqualTo(before.displayName());
    assertThat(after.profile().notes()).isEqualTo("one\ntwo");
  }

  @Test
  void listsWhereOneValueIsMeantAreRejected() {
    Desk desk = new Desk();

    ImportReport report =
        desk.imports.run(
            Desk.text(
                "x.json",
                """
                [{"id":"1","last_name":["java.lang.StringBuilder","x"]},
                 {"id":"2","last_name":"B","contactPoints":[{"kind":"PIGEON","raw":"x"}]},
                 {"id":"3","last_name":"C","contactPoints":[{"kind":"EMAIL"}]},
                 {"id":"4","last_name":"D","contactPoints":[["deep"]]},
                 {"id":"5","last_name":"E","tags":["nul\\u0000"]},
                 {"id":"6","last_name":"F","tags":["a;b","c"],"email":["x@example.com","y@example.com"]},
                 {"id":"7","last_name":"G","contactPoints":"text"}]
                """),
            Desk.SHOP);

    assertThat(report.errors())
        .extracting(ImportError::column, ImportError::code)
        .containsExactly(
            tuple("last_name", "E_TYPE"),
            tuple("contactPoints", "E_TYPE"),
            tuple("contactPoints", "E_REQUIRED"),
            tuple("contactPoints", "E_TYPE"),
            tuple("tags", "E_CONTROL_CHAR"),
            tuple("contactPoints", "E_TYPE"));
    assertThat(desk.get("6").tags()).containsExactly("a;b", "c");
    assertThat(desk.get("6").contactPoints())
        .extracting(ContactPoint::raw)
        .containsExactly("x@example.com", "y@example.com");
  }

  @Test
  void whatWasRejectedIsMendedInTheErrorsFile(@TempDir Path folder) throws IOException {
    Desk desk = new Desk();
    Path errors = folder.resolve("errors.jsonl");
    String good =
        """
        {"id":"1","last_name":"A","birth_date":"1990-02-30","tags":["a;b","c"],"address":{"city":"Oslo"},\
        "contactPoints":[{"kind":"EMAIL","raw":"a@example.com","label":"work"}],"notes":"=1+1"}
        """;

    ImportReport report =
        desk.imports.run(Desk.text("x.jsonl", good + "{\"id\":\"2\"\n"), Desk.SHOP.errors(errors));

    assertThat(report.rejected()).isEqualTo(2);
    List<String> lines = Files.readAllLines(errors);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("{\"error_line\":1,\"error_column\":\"birth_date\",\"error_code\":\"E_TYPE\"")
        .contains("\"tags\":[\"a;b\",\"c\"]");
    assertThat(lines.get(1)).startsWith("{\"error_line\":2,\"error_code\":\"E_SYNTAX\"");

    String mended = lines.get(0).replace("1990-02-30", "1990-02-28");
    ImportReport again = desk.imports.run(Desk.text("errors.csv", mended), Desk.SHOP);

    assertThat(again.created()).isEqualTo(1);
    Customer customer = desk.get("1");
    assertThat(customer.tags()).containsExactly("a;b", "c");
    assertThat(customer.addresses()).extracting(PostalAddress::city).containsExactly("Oslo");
    assertThat(customer.profile().notes()).isEqualTo("=1+1");
    assertThat(customer.contactPoints())
        .extracting(ContactPoint::raw, ContactPoint::label)
        .containsExactly(tuple("a@example.com", "work"));
  }

  @Test
  void chosenColumnsAreAFlatObjectALine() {
    Desk desk = new Desk();
    desk.customers.create(rich());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    desk.exports.write(
        "json",
        Conditions.everyone(),
        out,
        ExportOptions.DEFAULTS.withColumns("familyName", "email", "preferredChannel"));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"last_name\":\"Иванова\",\"email\":\"b@example.com\"}\n");
  }
}
