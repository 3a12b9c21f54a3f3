package dev.crmcore.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.gateway.OutboxJson;
import dev.crmcore.model.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through the outbox.
 *
 * @param customer to whom
 * @param channel by which channel
 * @param purpose what has to be granted; null for nothing
 * @param orderedBy who ordered it
 * @param message what goes out
 */
record SendOrder(
    CustomerId customer,
    String channel,
    @Nullable String purpose,
    String orderedBy,
    OutboundMessage message) {
  static final String TOPIC = "send";

  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("customer", customer.toString());
    json.put("channel", channel);
    json.put("purpose", purpose);
    json.put("orderedBy", orderedBy);
    json.put("key", message.idempotencyKey());
    json.put("recipient", message.recipient());
    json.put("recipientName", message.recipientName());
    json.put("subject", message.subject());
    json.put("body", message.body());
    return json.toString();
  }

  static SendOrder parse(String text) {
    JsonNode json = OutboxJson.read(text);
    return new SendOrder(
        CustomerId.parse(json.path("customer").asText()),
        json.path("channel").asText(),
        text(json, "purpose"),
        json.path("orderedBy").asText(),
        new OutboundMessage(
            json.path("key").asText(),
            json.path("recipient").asText(),
            text(json, "recipientName"),
            text(json, "subject"),
            json.path("body").asText()));
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }
}
