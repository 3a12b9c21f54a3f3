package dev.crmcore.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.channel.OutboundMessage;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns a message into what travels by SMTP. Immutable and safe for all threads. */
final class MessageComposer {
  static final String KEY_HEADER = "X-Idempotency-Key";

  private static final DateTimeFormatter RFC_5322 =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int ID_BYTES = 16;

  private final Session session;
  private final Mailbox from;
  private final Clock clock;

  MessageComposer(Session session, Mailbox from, Clock clock) {
    this.session = session;
    this.from = from;
    this.clock = clock;
  }

  MimeMessage compose(OutboundMessage message, Mailbox to) throws MessagingException {
    String id = messageId(message.idempotencyKey(), to);
    MimeMessage mail = new IdentifiedMessage(session, id);
    mail.setFrom(address(from));
    mail.setRecipient(Message.RecipientType.TO, address(to));
    if (message.subject() != null) {
      mail.setSubject(message.subject(), UTF_8.name());
    }
    mail.setHeader(
        "Date", RFC_5322.format(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    mail.setHeader(KEY_HEADER, encoded(message.idempotencyKey()));
    String body = LINE_END.matcher(message.body()).replaceAll("\r\n");
    // Bytes of a stated type need no content handler, which a host's class loader may not find.
    mail.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(body.getBytes(UTF_8), "text/plain; charset=UTF-8")));
    mail.setHeader(
        "Content-Transfer-Encoding", isMostlyAscii(body) ? "quoted-printable" : "base64");
    mail.saveChanges();
    return mail;
  }

  /**
   * A second try of the same message has the same id, by which a mail server or client drops it.
   */
  private String messageId(String key, Mailbox to) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {from.address(), to.address(), key}) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      String hash = HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
      return "<" + hash + "@" + from.domain() + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static InternetAddress address(Mailbox mailbox) throws MessagingException {
    InternetAddress address = new InternetAddress();
    address.setAddress(mailbox.address());
    try {
      address.setPersonal(mailbox.name(), UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("Every Java has UTF-8.", e);
    }
    return address;
  }

  private static String encoded(String key) throws MessagingException {
    try {
      return MimeUtility.encodeText(key, UTF_8.name(), "B");
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("Every Java has UTF-8.", e);
    }
  }

  private static boolean isMostlyAscii(String text) {
    return text.chars().filter(c -> c >= 0x80).count() * 6 <= text.length();
  }

  /** A message that keeps the id it was given. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
