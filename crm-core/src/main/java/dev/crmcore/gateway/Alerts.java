package dev.crmcore.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.Alert;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts as the outbox keeps them. */
public final class Alerts {
  /** The outbox topic under which they are announced. */
  public static final String TOPIC = "alert";

  private Alerts() {}

  /** Writes an alert; whose it is, the outbox knows. */
  public static String write(Alert alert) {
    CustomerId customer = alert.customer();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", alert.kind().name())
            .put("entity", alert.entity())
            .put("id", alert.id().toString())
            .put("customer", customer == null ? null : customer.toString())
            .put("owner", alert.owner())
            .put("text", alert.text())
            .put("dueAt", alert.dueAt().toString())
            .put("at", alert.at().toString());
    return json.toString();
  }

  /**
   * Reads an alert of a tenant back.
   *
   * @throws InvalidInputException if the text is no alert
   */
  public static Alert read(TenantId tenant, String text) {
    JsonNode json = OutboxJson.read(text);
    String customer = orNull(json, "customer");
    return new Alert(
        tenant,
        Alert.Kind.valueOf(json.path("kind").asText()),
        json.path("entity").asText(),
        UUID.fromString(json.path("id").asText()),
        customer == null ? null : CustomerId.parse(customer),
        orNull(json, "owner"),
        json.path("text").asText(),
        Instant.parse(json.path("dueAt").asText()),
        Instant.parse(json.path("at").asText()));
  }

  private static @Nullable String orNull(JsonNode json, String key) {
    return json.hasNonNull(key) ? json.get(key).asText() : null;
  }
}
