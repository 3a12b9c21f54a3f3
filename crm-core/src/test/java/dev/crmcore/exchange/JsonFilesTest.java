package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilesTest {
  private final Desk desk = new Desk();

  private ImportReport run(String json) {
    return desk.imports.run(Desk.text("people.json", json), Desk.SHOP);
  }

  private InvalidInputException refused(String json) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> run(json));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(desk.all()).isEmpty();
    return refusal;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1,\"last_name\":\"A\"}\n{\"id\":2,\"last_name\":\"B\"}\n",
        "[{\"id\":1,\"last_name\":\"A\"},{\"id\":2,\"last_name\":\"B\"}]",
        "\n {\n\"id\":1,\n\"last_name\":\"A\"}\r\n{\"id\":2, \"last_name\":\"B\"}",
        "\uFEFF[\n{\"id\":1,\"last_name\":\"A\"},\n{\"id\":2,\"last_name\":\"B\"}\n]\n"
      })
  void linesDocumentsAndWhatLiesBetweenAreRead(String json) {
    assertThat(run(json).created()).isEqualTo(2);
    assertThat(desk.get("2").displayName()).isEqualTo("B");
  }

  @Test
  void theColumnsAreAllKeysThatOccur() {
    ImportPlan plan =
        desk.imports.plan(
            Desk.text(
                "x.jsonl",
                "{\"id\":1,\"address\":{\"city\":\"Oslo\"}}\n\n{\"email\":\"a@example.com\",\"tags\":[\"vip\"]}\n"),
            Desk.SHOP);

    assertThat(plan.format()).isEqualTo("json");
    assertThat(plan.dialect()).containsEntry("layout", "one object a line");
    assertThat(plan.columns())
        .extracting(ImportPlan.Column::name)
        .containsExactly("id", "address.city", "email", "tags");
  }

  @Test
  void numbersStandAsTyped() {
    run("[{\"id\":1,\"last_name\":\"A\",\"phone\":79123456789,\"notes\":1.50}]");

    Customer customer = desk.get("1");
    assertThat(customer.contactPoints().get(0).raw()).isEqualTo("79123456789");
    assertThat(customer.profile().notes()).isEqualTo("1.50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"id\":\"1\",\"last_name\":\"A\",\"last_name\":\"B\"}]|E_DUP_KEY",
        "{\"id\":\"1\"}\\n{\"id\":\"2\",\"a\":1,\"a\":2}|E_DUP_KEY",
        "[{\"id\":\"1\",\"a\":{\"b\":1},\"a.b\":2}]|E_DUP_KEY",
        "[{\"id\":\"1\"},{\"id\":|E_SYNTAX",
        "[{\"id\":\"1\"}] x|E_SYNTAX",
        "[{'id':1}]|E_SYNTAX",
        "nonsense|E_SYNTAX",
        "[]|E_EMPTY",
        "[{}]|E_EMPTY",
        "[1,2]|E_TYPE",
        "[{\"id\":\"1\",\"ID\":\"2\"}]|E_DUP_HEADER"
      })
  void aFileThatIsBrokenAsAWholeIsRefused(String json, String code) {
    assertThat(refused(json.replace("\\n", "\n")).code()).isEqualTo(code);
  }

  @Test
  void deepNestingIsRefusedWhereverItIs() {
    String deep = "[".repeat(100_000);

    assertThat(refused(deep).code()).isEqualTo("E_LIMIT_DEPTH");
    assertThat(refused("{\"id\":1}\n{\"id\":2,\"a\":" + deep).code()).isEqualTo("E_LIMIT_DEPTH");
    assertThat(refused("[{\"id\":" + "{\"a\":".repeat(5_000)).code()).isEqualTo("E_LIMIT_DEPTH");
  }

  @Test
  void tooManyKeysAreRefused() {
    StringBuilder json = new StringBuilder("{\"id\":1");
    for (int i = 0; i < 2_001; i++) {
      json.append(",\"k").append(i).append("\":1");
    }

    assertThat(refused(json + "}\n").code()).isEqualTo("E_LIMIT_COLUMNS");
  }

  @Test
  void hugeRecordsDoNotFillTheMemory() {
    StringBuilder keys = new StringBuilder("{\"id\":1");
    for (int i = 0; i < 300_000; i++) {
      keys.append(",\"k").append(i).append("\":\"").append("x".repeat(20)).append('"');
    }
    String list = "{\"id\":1,\"tags\":[" + "\"abcdefghij\",".repeat(400_000) + "\"x\"]}";

    assertThat(refused("[" + keys + "}]").code()).isEqualTo("E_LIMIT_COLUMNS");
    assertThat(refused("[" + list + "]").code()).isEqualTo("E_LIMIT_LENGTH");
    ImportSource lines = Desk.text("people.jsonl", list + "\n{\"id\":2,\"last_name\":\"B\"}\n");
    assertThat(desk.imports.run(lines, Desk.SHOP).errors())
        .extracting(ImportError::code)
        .containsExactly("E_LIMIT_LENGTH");
  }

  @Test
  void brokenLinesCostThemselvesAlone() {
    ImportReport report =
        desk.imports.run(
            Desk.text(
                "people.jsonl",
                """
                {"id":"1","last_name":"A"}
                {"id":"2","last_name":
                {"id":"3","last_name":"nul\\u0000"}
                {"id":"4","last_name":"half\\ud800"}
                {"id":"5","last_name":"E"} {"id":"6"}
                "text"
                {"id":"7","last_name":"%s"}
                {"id":"8","last_name":"H"}
                """
                    .formatted("x".repeat(1_000_001))),
            Desk.SHOP);

    assertThat(report.errors())
        .extracting(ImportError::line, ImportError::code)
        .containsExactly(
            tuple(2L, "E_SYNTAX"),
            tuple(3L, "E_CONTROL_CHAR"),
            tuple(4L, "E_ENCODING"),
            tuple(5L, "E_SYNTAX"),
            tuple(6L, "E_TYPE"),
            tuple(7L, "E_LIMIT_LENGTH"));
    assertThat(report.created()).isEqualTo(2);
  }

  @Test
  void formulasAreKeptAsTheyAre() {
    run("[{\"id\":1,\"last_name\":\"'=1+1\"},{\"id\":2,\"last_name\":\"=1+1\"}]");

    assertThat(desk.all())
        .extracting(Customer::displayName)
        .containsExactlyInAnyOrder("'=1+1", "=1+1");
  }
}
