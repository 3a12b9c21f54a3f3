package dev.crmcore.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.SuppressionFields;
import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.consent.ConsentStatus;
import dev.crmcore.consent.Standing;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Suppression;
import dev.crmcore.model.SuppressionId;
import dev.crmcore.model.SuppressionReason;
import dev.crmcore.model.TenantId;
import dev.crmcore.model.Validity;
import dev.crmcore.security.AccessPolicy.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages to customers. Sending is a promise in the outbox, made in the transaction of the call
 * and kept after its commit by {@code crm.maintenance().runDue()}; a roll-back takes the promise
 * back. Belongs to one session; not safe for use by several threads at once.
 */
public final class Messages {
  private final Gateway gateway;
  private final Map<String, Channel> channels;
  private final ContactForms forms;

  /** Creates the service; hosts get it from their session. */
  public Messages(Gateway gateway, Map<String, Channel> channels, ContactForms forms) {
    this.gateway = gateway;
    this.channels = channels;
    this.forms = forms;
  }

  /**
   * Promises to send a message to a customer's primary usable address. The same key for the same
   * customer is promised once.
   *
   * @throws InvalidInputException if there is no such channel, or a control character stands in the
   *     subject
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   * @throws dev.crmcore.error.AccessDeniedException if the actor may not create interactions
   */
  public SendDecision send(CustomerId id, Message message) {
    Channel channel = channel(message.channel());
    return gateway.change(
        Origin.of("message.send"),
        changes -> {
          changes.authorise(Action.CREATE, InteractionFields.TYPE);
          Customer customer = Customers.require(changes.reader(), id);
          Optional<ContactPoint> address = usable(customer, channel.addressKind());
          if (address.isEmpty()) {
            return new SendDecision.Refused(
                "%s has no usable %s.".formatted(customer.displayName(), channel.addressKind()));
          }
          String recipient = address.get().normalized();
          Optional<Suppression> suppression =
              Suppressions.of(changes.reader(), channel.addressKind(), recipient);
          if (suppression.isPresent()) {
            return new SendDecision.Refused(
                "%s must not be written to: %s.".formatted(recipient, suppression.get().reason()));
          }
          return notGranted(
                  changes.reader(), customer.id(), message.purpose(), channel, changes.now())
              .<SendDecision>map(SendDecision.Refused::new)
              .orElseGet(() -> queued(changes, customer, message, recipient));
        });
  }

  /**
   * Says why a message for a purpose must not go out; nothing where it may, or needs no consent.
   */
  static Optional<String> notGranted(
      Reader reader,
      CustomerId customer,
      @Nullable String purpose,
      Channel channel,
      Instant moment) {
    if (purpose == null) {
      return Optional.empty();
    }
    ContactKind kind = channel.addressKind();
    ConsentStatus status = Standing.of(reader, customer, purpose, kind, moment);
    return status.isGranted()
        ? Optional.empty()
        : Optional.of(
            "no consent to %s by %s: %s."
                .formatted(
                    purpose, kind, status.state() == null ? "nothing said" : status.state()));
  }

  private SendDecision queued(
      ChangeSet changes, Customer customer, Message message, String recipient) {
    String key = tenantPrefix() + customer.id() + ":" + message.key();
    // What could not stand on the timeline afterwards must not be sent first.
    ChangeSet.requireText("body", message.body());
    SendOrder order =
        new SendOrder(
            customer.id(),
            message.channel(),
            message.purpose(),
            changes.actor(),
            new OutboundMessage(
                key, recipient, customer.displayName(), message.subject(), message.body()));
    return changes.promise(SendOrder.TOPIC, key, order.toJson())
        ? new SendDecision.Queued(recipient)
        : new SendDecision.Known(recipient);
  }

  /** Ids and keys of two tenants may be the same, and a channel sends what it knows only once. */
  private String tenantPrefix() {
    TenantId tenant = gateway.actor().tenant();
    return tenant.equals(TenantId.DEFAULT)
        ? ""
        : UUID.nameUUIDFromBytes(tenant.value().getBytes(UTF_8)) + ":";
  }

  private static Optional<ContactPoint> usable(Customer customer, ContactKind kind) {
    return customer.contactPoints().stream()
        .filter(point -> point.kind() == kind && point.validity() != Validity.INVALID)
        .min(Comparator.comparing(point -> !point.primary()));
  }

  /**
   * Keeps an address, typed in any format, from being written to. Doing so twice changes nothing.
   *
   * @throws InvalidInputException if it is no such address
   */
  public Suppression suppress(
      ContactKind kind, String raw, SuppressionReason reason, @Nullable String note) {
    String address =
        forms
            .form(kind, raw, null)
            .orElseThrow(
                () -> new InvalidInputException("'" + raw + "' is no " + kind + " address."));
    return gateway.change(
        Origin.of("message.suppress"),
        changes ->
            Suppressions.of(changes.reader(), kind, address)
                .orElseGet(
                    () ->
                        changes.create(
                            SuppressionFields.TYPE,
                            new Suppression(
                                SuppressionId.UNASSIGNED,
                                kind,
                                address,
                                reason,
                                note,
                                Revision.NEW))));
  }

  private Channel channel(String id) {
    Channel channel = channels.get(id);
    if (channel == null) {
      throw new InvalidInputException(
          "There is no channel '%s'; opened are: %s. Add it with Crm.builder().channel(…)."
              .formatted(id, channels.keySet()));
    }
    return channel;
  }
}
