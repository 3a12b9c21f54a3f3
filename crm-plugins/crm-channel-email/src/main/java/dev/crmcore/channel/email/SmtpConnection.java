package dev.crmcore.channel.email;

import dev.crmcore.error.ChannelException;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the mail server, opened when it is needed, kept for the next message and opened
 * anew when it broke. Not safe for several threads.
 */
final class SmtpConnection {
  private final EmailSettings settings;
  private final Session session;
  private @Nullable Transport transport;

  SmtpConnection(EmailSettings settings, Session session) {
    this.settings = settings;
    this.session = session;
  }

  /**
   * Hands a message to the server.
   *
   * @throws MessagingException with the server's answer, if it did not take the message
   * @throws ChannelException if the server cannot be reached or refuses the login
   */
  void send(MimeMessage mail, Address recipient) throws MessagingException {
    Transport connected = connected();
    boolean done = false;
    try {
      connected.sendMessage(mail, new Address[] {recipient});
      done = true;
    } catch (MessagingException e) {
      // After an answer about the message the connection is as good as before.
      done = SmtpReply.about(e).filter(reply -> reply.code() != 421).isPresent();
      throw e;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private Transport connected() {
    Transport open = transport;
    // Asks the server, so that a connection it dropped in the meantime is noticed in time.
    if (open != null && open.isConnected()) {
      return open;
    }
    close();
    try {
      Transport fresh = session.getTransport(settings.protocol());
      transport = fresh;
      fresh.connect(settings.host(), settings.port(), settings.username(), settings.password());
      return fresh;
    } catch (AuthenticationFailedException e) {
      close();
      throw new ChannelException(
          "The mail server "
              + settings.server()
              + " refused the login. Check the settings 'username' and 'password'.",
          e);
    } catch (MessagingException e) {
      close();
      throw unreachable(e);
    }
  }

  private ChannelException unreachable(MessagingException failure) {
    String hint =
        settings.tls() == TlsMode.STARTTLS
            ? "Check 'host', 'port' and that it offers STARTTLS (see the setting 'tls')."
            : "Check the settings 'host', 'port' and 'tls'.";
    return new ChannelException(
        "The mail server " + settings.server() + " cannot be reached. " + hint, failure);
  }

  void close() {
    Transport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        // It is given up anyway; what it carried was answered before.
      }
    }
  }
}
