package dev.crmcore.channel.email;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real mail server in this process that can refuse, go down and come up at the same port. */
final class MailServer implements AutoCloseable {
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> envelope = new CopyOnWriteArrayList<>();
  private final List<MimeMessage> beforeStop = new CopyOnWriteArrayList<>();
  private final GreenMailConfiguration configuration;
  private GreenMail server;
  private final int port;

  private MailServer(GreenMailConfiguration configuration) {
    this.configuration = configuration;
    server = start(0);
    port = server.getSmtp().getPort();
  }

  static MailServer open() {
    return new MailServer(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  static MailServer withLogin(String username, String password) {
    return new MailServer(
        GreenMailConfiguration.aConfig().withUser(username + "@example.com", username, password));
  }

  private GreenMail start(int at) {
    ServerSetup setup = new ServerSetup(at, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail started = new Answering(setup);
    started.withConfiguration(configuration).start();
    return started;
  }

  int port() {
    return port;
  }

  /** Lets the server answer a recipient, such as {@code 550 No such mailbox}. */
  void answer(String recipient, String reply) {
    answers.put(recipient, reply);
  }

  void accept(String recipient) {
    answers.remove(recipient);
  }

  /** Returns whom the commands named as recipients, and the server took. */
  List<String> envelope() {
    return List.copyOf(envelope);
  }

  List<MimeMessage> received() {
    List<MimeMessage> all = new CopyOnWriteArrayList<>(beforeStop);
    if (server.isRunning()) {
      all.addAll(List.of(server.getReceivedMessages()));
    }
    return all;
  }

  void stop() {
    if (server.isRunning()) {
      beforeStop.addAll(List.of(server.getReceivedMessages()));
      server.stop();
    }
  }

  void startAgain() {
    server = start(port);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The server takes everything; this one asks {@link MailServer} first. */
  private final class Answering extends GreenMail {
    Answering(ServerSetup setup) {
      super(setup);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
      return super.createServices(setups, new AnsweringManagers(managers));
    }
  }

  private final class AnsweringManagers extends Managers {
    private final Managers original;
    private final SmtpManager smtp;

    AnsweringManagers(Managers original) {
      this.original = original;
      smtp = new AnsweringSmtp(original);
    }

    @Override
    public SmtpManager getSmtpManager() {
      return smtp;
    }

    @Override
    public UserManager getUserManager() {
      return original.getUserManager();
    }
  }

  private final class AnsweringSmtp extends SmtpManager {
    AnsweringSmtp(Managers original) {
      super(original.getImapHostManager(), original.getUserManager());
    }

    @Override
    public String checkRecipient(SmtpState state, MailAddress recipient) {
      String reply = answers.get(recipient.getEmail());
      if (reply == null) {
        envelope.add(recipient.getEmail());
      }
      return reply;
    }
  }
}
