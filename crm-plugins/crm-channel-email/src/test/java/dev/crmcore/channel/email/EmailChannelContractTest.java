package dev.crmcore.channel.email;

import dev.crmcore.channel.Channel;
import dev.crmcore.testkit.ChannelContract;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class EmailChannelContractTest extends ChannelContract {
  private final MailServer server = MailServer.open();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected Channel open() {
    server.answer(refusedRecipient(), "550 5.1.1 No such mailbox");
    return EmailFixture.open(server, Map.of());
  }

  @Override
  protected List<Delivery> deliveries() {
    return server.received().stream().map(EmailChannelContractTest::delivery).toList();
  }

  private static Delivery delivery(MimeMessage mail) {
    try {
      return new Delivery(
          MimeUtility.decodeText(mail.getHeader("X-Idempotency-Key", null)),
          ((InternetAddress) mail.getAllRecipients()[0]).getAddress(),
          mail.getSubject(),
          mail.getContent().toString().replace("\r\n", "\n"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void stopGateway() {
    server.stop();
  }

  @Override
  protected void startGateway() {
    server.startAgain();
  }

  @Override
  protected String recipient() {
    return "ada@example.org";
  }

  @Override
  protected String refusedRecipient() {
    return "nobody@example.org";
  }
}
