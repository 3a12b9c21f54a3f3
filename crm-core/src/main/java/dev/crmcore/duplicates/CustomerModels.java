package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerKind;

/**
 * The models that customers are matched by, one for people and one for organisations, because the
 * two are never the same. {@link Duplicates#learn} makes them; hosts keep them as JSON. Immutable.
 *
 * @param people the model for people
 * @param organizations the model for organisations
 */
public record CustomerModels(MatchModel people, MatchModel organizations) {
  private static final String PEOPLE = "people";
  private static final String ORGANIZATIONS = "organizations";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Checks that both are there. */
  public CustomerModels {
    requireNonNull(people, "people");
    requireNonNull(organizations, "organizations");
  }

  /** Returns the model for one kind of customer. */
  public MatchModel of(CustomerKind kind) {
    return kind == CustomerKind.PERSON ? people : organizations;
  }

  /** Writes both as one JSON object. Reading it gives equal models. */
  public String toJson() {
    return "{\"%s\":%s,\"%s\":%s}"
        .formatted(PEOPLE, people.toJson(), ORGANIZATIONS, organizations.toJson());
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidInputException with the code {@code E_MODEL} if the text is anything else
   */
  public static CustomerModels fromJson(String json) {
    try {
      JsonNode models = MAPPER.readTree(json);
      return new CustomerModels(model(models, PEOPLE), model(models, ORGANIZATIONS));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_MODEL",
          "These are not models in JSON: the text breaks off or is wrong in line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    }
  }

  private static MatchModel model(JsonNode models, String key) {
    JsonNode model = models.get(key);
    if (model == null) {
      throw new InvalidInputException("E_MODEL", "/" + key + ": a model is needed.");
    }
    return MatchModel.fromJson(model.toString());
  }
}
