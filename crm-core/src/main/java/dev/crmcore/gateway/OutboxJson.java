package dev.crmcore.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.error.InvalidInputException;

/** What the outbox keeps, read as JSON. */
public final class OutboxJson {
  private OutboxJson() {}

  /**
   * Reads an entry.
   *
   * @throws InvalidInputException if it is not JSON
   */
  public static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("E_SYNTAX", "The outbox entry is not JSON.", e);
    }
  }
}
