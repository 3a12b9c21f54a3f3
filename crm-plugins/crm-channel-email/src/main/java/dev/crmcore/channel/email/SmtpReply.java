package dev.crmcore.channel.email;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What the server answered about a message.
 *
 * @param code the three digits
 * @param text the whole answer in one line
 */
record SmtpReply(int code, String text) {
  private static final int AUTHENTICATION_REQUIRED = 530;

  /**
   * Finds the answer about the recipient or the content. What a server says about the sender or the
   * login concerns the settings, not the message, and is not found.
   */
  static Optional<SmtpReply> about(MessagingException failure) {
    Optional<SmtpReply> found = Optional.empty();
    for (Exception e = failure; e instanceof MessagingException each; e = each.getNextException()) {
      if (e instanceof SMTPAddressFailedException recipient) {
        return Optional.of(of(recipient.getReturnCode(), recipient));
      }
      if (e instanceof SMTPSendFailedException content && !isAboutSender(content)) {
        found = Optional.of(of(content.getReturnCode(), content));
      }
    }
    return found;
  }

  private static boolean isAboutSender(SMTPSendFailedException failure) {
    String command = failure.getCommand();
    return command != null && command.startsWith("MAIL FROM");
  }

  private static SmtpReply of(int code, MessagingException failure) {
    return new SmtpReply(code, HeaderGate.quoted(failure.getMessage()));
  }

  /** Tells whether trying again would not help. */
  boolean isFinal() {
    return code >= 500 && code != AUTHENTICATION_REQUIRED;
  }
}
