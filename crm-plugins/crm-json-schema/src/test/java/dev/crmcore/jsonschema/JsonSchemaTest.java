package dev.crmcore.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final String INSPECTION =
      """
      {
        "type": "object",
        "properties": {
          "floor": {"type": "integer", "minimum": 0},
          "next": {"type": "string", "format": "date"}
        },
        "required": ["floor"],
        "additionalProperties": false
      }
      """;

  private final JsonSchema schema = JsonSchema.of(INSPECTION);

  @Test
  void whatFitsHasNoProblems() {
    assertThat(schema.apply("{\"floor\": 3, \"next\": \"2026-03-01\"}")).isEmpty();
  }

  @Test
  void eachProblemIsToldWithItsPlace() {
    assertThat(schema.apply("{\"floor\": -1, \"next\": \"soon\", \"roof\": true}"))
        .hasSize(3)
        .anySatisfy(one -> assertThat(one).contains("/floor").contains("minimum"))
        .anySatisfy(one -> assertThat(one).contains("/next").contains("date"))
        .anySatisfy(one -> assertThat(one).contains("roof"));
    assertThat(schema.apply("{}")).singleElement().asString().contains("floor");
    assertThat(schema.apply("{")).containsExactly("it is no JSON");
  }

  @Test
  void aSchemaThatCannotBeUsedIsRefusedAtOnce() {
    assertThatThrownBy(() -> JsonSchema.of("{"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("JSON Schema");
    assertThatThrownBy(() -> JsonSchema.of("{\"$ref\": \"http://localhost:1/other.json\"}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("other.json");
  }

  @Test
  void detailsOfACustomKindAreChecked() {
    try (Crm crm = Crm.builder().inMemory().interactionKind("inspection", schema).build()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      Interaction.Builder touch =
          Interaction.builder()
              .customerId(ada)
              .kind(InteractionKind.CUSTOM)
              .customKind("inspection")
              .direction(Direction.OUTBOUND)
              .occurredAt(Instant.EPOCH);

      assertThat(session.interactions().log(touch.details("{\"floor\": 3}").build()).details())
          .isEqualTo("{\"floor\": 3}");
      assertThatThrownBy(
              () -> session.interactions().log(touch.details("{\"floor\": \"top\"}").build()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("inspection")
          .hasMessageContaining("/floor");
    }
  }
}
