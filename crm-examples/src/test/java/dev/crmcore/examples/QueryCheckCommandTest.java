package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QueryCheckCommandTest {
  @Test
  void everyLineIsAnswered() {
    CommandRun run =
        CommandRun.withInput("city = 'Вологда'\nciti = 'x'\n\ncity = \n", "query-check");

    assertThat(run.out())
        .isEqualTo(
            """
            ok
            error at 1: There is no field 'citi' on customer. Did you mean 'city'?
            error at 1: Expected a condition, but found the end.
            error at 8: Expected a value, but found the end.
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void goodConditionsAreNoFinding() {
    assertThat(CommandRun.withInput("tag 'vip'", "query-check"))
        .isEqualTo(new CommandRun(0, "ok\n", ""));
  }

  @Test
  void noInputIsNoError() {
    assertThat(CommandRun.of("query-check")).isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void programsGetOneObject() {
    CommandRun run = CommandRun.withInput("tag 'vip'\ncity =\n", "query-check", "--json");

    JsonNode json = run.json();
    assertThat(json.path("checked").asInt()).isEqualTo(2);
    assertThat(json.path("errors").asInt()).isEqualTo(1);
    assertThat(json.path("results").get(0).path("ok").asBoolean()).isTrue();
    assertThat(json.path("results").get(1).path("position").asInt()).isEqualTo(7);
    assertThat(json.path("results").get(1).path("code").asText()).isEqualTo("E_CONDITION_SYNTAX");
    assertThat(run.out().lines()).hasSize(1);
  }
}
