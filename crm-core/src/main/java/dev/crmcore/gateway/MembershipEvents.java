package dev.crmcore.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.event.MembershipEvent.Change;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who got into segments and out of them, as the outbox keeps it: many in one entry. */
public final class MembershipEvents {
  /** The outbox topic under which they are announced. */
  public static final String TOPIC = "membership";

  private MembershipEvents() {}

  /** Writes events; whose they are, the outbox knows. */
  public static String write(List<MembershipEvent> events) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (MembershipEvent event : events) {
      json.addObject()
          .put("segment", event.segment().toString())
          .put("name", event.segmentName())
          .put("customer", event.customer().toString())
          .put("change", event.change().name())
          .put("at", event.at().toString())
          .put("reason", event.reason());
    }
    return json.toString();
  }

  /**
   * Reads events of a tenant back.
   *
   * @throws InvalidInputException if the text holds no events
   */
  public static List<MembershipEvent> read(TenantId tenant, String text) {
    JsonNode json = OutboxJson.read(text);
    List<MembershipEvent> events = new ArrayList<>();
    for (JsonNode one : json) {
      events.add(
          new MembershipEvent(
              tenant,
              SegmentId.parse(one.path("segment").asText()),
              one.path("name").asText(),
              CustomerId.parse(one.path("customer").asText()),
              Change.valueOf(one.path("change").asText()),
              Instant.parse(one.path("at").asText()),
              one.path("reason").asText()));
    }
    return events;
  }
}
