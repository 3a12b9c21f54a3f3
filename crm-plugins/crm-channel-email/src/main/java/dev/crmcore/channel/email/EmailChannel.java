package dev.crmcore.channel.email;

import static java.util.Objects.requireNonNull;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.ChannelException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ContactKind;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Delivers by SMTP over one connection, which is opened with the first message, used again, and
 * opened anew after a failure. Threads take turns.
 *
 * <p>The server's answer decides: a final refusal (5xx) of the recipient or the content is {@link
 * Receipt.Refused}; whatever may pass (4xx, no connection, a refused login or sender, which the
 * settings can mend) is a {@link ChannelException}. The id of a mail is made from the idempotency
 * key, so that a second try has the same; the key itself travels as {@code X-Idempotency-Key}.
 */
final class EmailChannel implements Channel {
  private final EmailSettings settings;
  private final MessageComposer composer;
  private final SmtpConnection connection;
  private final ReentrantLock turn = new ReentrantLock();
  private boolean closed;

  EmailChannel(EmailSettings settings, Clock clock) {
    this.settings = settings;
    Session session = Session.getInstance(settings.sessionProperties());
    composer = new MessageComposer(session, settings.from(), clock);
    connection = new SmtpConnection(settings, session);
  }

  @Override
  public String id() {
    return EmailChannelProvider.ID;
  }

  @Override
  public ContactKind addressKind() {
    return ContactKind.EMAIL;
  }

  @Override
  public Receipt send(OutboundMessage message) {
    requireNonNull(message, "message");
    requireOneLine(message);
    Optional<Mailbox> to = Mailbox.parse(message.recipient(), message.recipientName());
    if (to.isEmpty()) {
      return new Receipt.Refused(
          "The recipient is not one plain e-mail address that can be delivered to.");
    }
    turn.lock();
    try {
      return deliver(message, to.get());
    } finally {
      turn.unlock();
    }
  }

  private static void requireOneLine(OutboundMessage message) {
    if (HeaderGate.breaksLine(message.idempotencyKey())
        || HeaderGate.breaksLine(message.recipient())
        || HeaderGate.breaksLine(message.recipientName())
        || HeaderGate.breaksLine(message.subject())) {
      throw new InvalidInputException(
          "E_CONTROL_CHAR",
          "The key, the recipient, the name or the subject contains a line break or control"
              + " character.");
    }
  }

  private Receipt deliver(OutboundMessage message, Mailbox to) {
    if (closed) {
      throw new ChannelException("The e-mail channel is closed; open it again to send.");
    }
    try {
      MimeMessage mail = composer.compose(message, to);
      connection.send(mail, MessageComposer.address(to));
      return new Receipt.Accepted(mail.getMessageID());
    } catch (MessagingException e) {
      return refusedOrThrown(e, to);
    }
  }

  private Receipt refusedOrThrown(MessagingException failure, Mailbox to) {
    Optional<SmtpReply> reply = SmtpReply.about(failure);
    if (reply.isEmpty()) {
      throw new ChannelException(notNow(HeaderGate.quoted(failure.getMessage()), to), failure);
    }
    if (reply.get().isFinal()) {
      return new Receipt.Refused(to.maskedIn(reply.get().text()));
    }
    // Without the cause, whose text and fields name the recipient.
    throw new ChannelException(notNow(reply.get().text(), to));
  }

  private String notNow(String answer, Mailbox to) {
    return "The mail server %s did not take the message now: %s. If this goes on, check the"
            .formatted(settings.server(), to.maskedIn(answer))
        + " setting 'from' and what the server logs.";
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      connection.close();
    } finally {
      turn.unlock();
    }
  }
}
