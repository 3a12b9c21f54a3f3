package dev.crmcore.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.ChangeEvent;
import dev.crmcore.event.ChangeEvent.Change;
import dev.crmcore.event.ChangeEvent.Touched;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Change events as the outbox keeps them. */
public final class ChangeEvents {
  /** The outbox topic under which change-sets are announced. */
  public static final String TOPIC = "change";

  private ChangeEvents() {}

  /** Writes an event; whose it is, the outbox knows. */
  public static String write(ChangeEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("changeSet", event.changeSet().toString());
    json.put("action", event.action());
    json.put("actor", event.actor());
    json.put("at", event.at().toString());
    var touched = json.putArray("touched");
    for (Touched one : event.touched()) {
      touched
          .addObject()
          .put("entity", one.entity())
          .put("id", one.id().toString())
          .put("change", one.change().name());
    }
    return json.toString();
  }

  /**
   * Reads an event of a tenant back.
   *
   * @throws InvalidInputException if the text is not an event
   */
  public static ChangeEvent read(TenantId tenant, String text) {
    JsonNode json = OutboxJson.read(text);
    List<Touched> touched = new ArrayList<>();
    for (JsonNode one : json.path("touched")) {
      touched.add(
          new Touched(
              one.path("entity").asText(),
              UUID.fromString(one.path("id").asText()),
              Change.valueOf(one.path("change").asText())));
    }
    return new ChangeEvent(
        tenant,
        AuditId.parse(json.path("changeSet").asText()),
        json.path("action").asText(),
        json.path("actor").asText(),
        Instant.parse(json.path("at").asText()),
        touched);
  }
}
