package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.ChannelException;
import dev.crmcore.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every channel must do, proved against a real or a faked gateway. Extend it, say how to open
 * the channel and how to look at the gateway, and run it as any JUnit test:
 *
 * <pre>{@code
 * class SmsChannelTest extends ChannelContract {
 *   private final FakeSmsGateway gateway = new FakeSmsGateway();
 *
 *   @Override protected Channel open() { return new SmsChannel(gateway.url()); }
 *   @Override protected List<Delivery> deliveries() { return gateway.received(); }
 *   @Override protected void stopGateway() { gateway.stop(); }
 *   @Override protected void startGateway() { gateway.start(); }
 *   @Override protected String recipient() { return "+447700900123"; }
 *   @Override protected String refusedRecipient() { return gateway.blocked(); }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@Timeout(60)
public abstract class ChannelContract {
  private static final int THREADS = 8;
  private static final int MESSAGES_PER_THREAD = 10;

  /** Tab, line ends and other characters that could break out of a header. */
  private static final List<String> BREAKING =
      List.of(
          "\r\n", "\n", "\r", "\t", "\0", "\u000b", "\u000c", "\u0085", "\u007f", "\u001b",
          "\u2028", "\u2029");

  private @Nullable Channel channel;

  /**
   * What the gateway took.
   *
   * @param idempotencyKey the key as it travelled with the message
   * @param recipient the address it was for
   * @param subject the subject, or null where the channel has none
   * @param body the text, line ends as {@code \n}
   */
  public record Delivery(
      String idempotencyKey, String recipient, @Nullable String subject, String body) {}

  /** Opens a channel to the gateway, which is up. Called once a test; the contract closes it. */
  protected abstract Channel open();

  /** Returns what the gateway took since the test began, in any order. */
  protected abstract List<Delivery> deliveries();

  /** Makes the gateway unreachable. */
  protected abstract void stopGateway();

  /** Makes the gateway reachable again, at the same address. */
  protected abstract void startGateway();

  /** Returns an address the gateway accepts. */
  protected abstract String recipient();

  /** Returns an address the gateway refuses for good. */
  protected abstract String refusedRecipient();

  /** Opens the channel. */
  @BeforeEach
  void openChannel() {
    channel = open();
  }

  /** Closes the channel, which some tests have done before. */
  @AfterEach
  void closeChannel() {
    if (channel != null) {
      channel.close();
    }
  }

  private Channel channel() {
    if (channel == null) {
      throw new IllegalStateException("The channel is opened before each test.");
    }
    return channel;
  }

  private OutboundMessage message(String key) {
    return new OutboundMessage(key, recipient(), "Ada Example", "Your order", "It is on its way.");
  }

  private static void assertAccepted(Receipt receipt) {
    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
  }

  private void assertDelivered(OutboundMessage sent) {
    assertThat(deliveries())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.idempotencyKey()).isEqualTo(sent.idempotencyKey());
              assertThat(delivery.recipient()).isEqualTo(sent.recipient());
              assertThat(delivery.body().strip()).isEqualTo(sent.body());
              if (delivery.subject() != null) {
                assertThat(delivery.subject()).isEqualTo(sent.subject());
              }
            });
  }

  /** What a channel says about itself. */
  @Nested
  class Identity {
    @Test
    void hasANameAndAKindOfAddress() {
      assertThat(channel().id()).isNotBlank();
      assertThat(channel().addressKind()).isNotNull();
    }
  }

  /** Messages that arrive. */
  @Nested
  class Delivers {
    @Test
    void aMessageArrivesWithItsIdempotencyKey() {
      OutboundMessage sent = message("order-1/shipped");

      Receipt receipt = channel().send(sent);

      assertAccepted(receipt);
      assertDelivered(sent);
    }

    @Test
    void aMessageWithoutNameAndSubjectArrives() {
      OutboundMessage sent = new OutboundMessage("bare", recipient(), null, null, "Hello");

      assertAccepted(channel().send(sent));

      assertThat(deliveries()).extracting(Delivery::body).map(String::strip).containsOnly("Hello");
    }

    @Test
    void everyScriptArrivesAsWritten() {
      OutboundMessage sent =
          new OutboundMessage(
              "scripts",
              recipient(),
              "Юлия Łukasz 王",
              "Ваш заказ – 您的订单 – Größe 🙂",
              "Здравствуйте, 王芳! ß é 🙂");

      assertAccepted(channel().send(sent));

      assertDelivered(sent);
    }

    @Test
    void aBodyOfSeveralLinesKeepsThem() {
      OutboundMessage sent =
          new OutboundMessage("lines", recipient(), null, "Lines", "one\n.\n..two\n\nFrom: three");

      assertAccepted(channel().send(sent));

      assertThat(deliveries())
          .extracting(Delivery::body)
          .map(String::strip)
          .containsExactly(sent.body());
    }

    @Test
    void theLongestKeyTravelsWhole() {
      OutboundMessage sent = message("k".repeat(255));

      assertAccepted(channel().send(sent));

      assertDelivered(sent);
    }

    @Test
    void messagesAreIndependent() {
      assertAccepted(channel().send(message("first")));
      assertAccepted(channel().send(message("second")));

      assertThat(deliveries())
          .extracting(Delivery::idempotencyKey)
          .containsExactlyInAnyOrder("first", "second");
    }
  }

  /** The same message once more. */
  @Nested
  class TriesAgain {
    @Test
    void aSecondTryCarriesTheSameKey() {
      channel().send(message("again"));
      channel().send(message("again"));

      // One delivery where the gateway honours keys, two where it does not.
      assertThat(deliveries())
          .hasSizeBetween(1, 2)
          .extracting(Delivery::idempotencyKey)
          .containsOnly("again");
    }
  }

  /** Text that tries to break out of its place. */
  @Nested
  class RefusesControlCharacters {
    @Test
    void nothingThatBreaksOutOfAHeaderReachesTheGateway() {
      for (String breaking : BREAKING) {
        String evil = "x" + breaking + "Bcc: thief@example.net";
        assertRefused(() -> new OutboundMessage("k", recipient() + breaking, null, null, "b"));
        assertRefused(() -> new OutboundMessage("k", recipient(), evil, null, "b"));
        assertRefused(() -> new OutboundMessage("k", recipient(), null, evil, "b"));
        assertRefused(() -> new OutboundMessage(evil, recipient(), null, null, "b"));
      }

      assertThat(deliveries()).isEmpty();
    }

    private void assertRefused(Supplier<OutboundMessage> evil) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> channel().send(evil.get()));
    }
  }

  /** Gateways that cannot be reached, or do not want the message. */
  @Nested
  class Fails {
    @Test
    void anUnreachableGatewayIsAChannelExceptionAndNothingIsLost() {
      stopGateway();

      assertThatExceptionOfType(ChannelException.class)
          .isThrownBy(() -> channel().send(message("later")))
          .satisfies(failure -> assertThat(failure.getMessage()).isNotBlank());

      assertThat(deliveries()).isEmpty();
    }

    @Test
    void theSameChannelDeliversAfterTheGatewayCameBack() {
      channel().send(message("before"));
      stopGateway();
      assertThatExceptionOfType(ChannelException.class)
          .isThrownBy(() -> channel().send(message("during")));

      startGateway();
      assertAccepted(channel().send(message("after")));

      assertThat(deliveries()).extracting(Delivery::idempotencyKey).contains("after");
    }

    @Test
    void aFinalRefusalIsAReceiptWithAReason() {
      OutboundMessage refused =
          new OutboundMessage("refused", refusedRecipient(), null, "Your order", "Hello");

      Receipt receipt = channel().send(refused);

      assertThat(receipt).isInstanceOf(Receipt.Refused.class);
      assertThat(((Receipt.Refused) receipt).reason()).isNotBlank();
      assertThat(deliveries()).isEmpty();
    }

    @Test
    void aRefusalDoesNotHurtTheNextMessage() {
      channel().send(new OutboundMessage("refused", refusedRecipient(), null, "Hi", "Hello"));

      assertAccepted(channel().send(message("next")));

      assertThat(deliveries()).extracting(Delivery::idempotencyKey).containsExactly("next");
    }
  }

  /** The end of a channel. */
  @Nested
  class Closes {
    @Test
    void closingTwiceIsFine() {
      channel().send(message("before"));

      channel().close();

      assertThatCode(() -> channel().close()).doesNotThrowAnyException();
    }

    @Test
    void closingAnUnusedChannelIsFine() {
      assertThatCode(() -> channel().close()).doesNotThrowAnyException();
    }

    @Test
    void aClosedChannelDeliversNothing() {
      channel().close();

      assertThatExceptionOfType(ChannelException.class)
          .isThrownBy(() -> channel().send(message("late")));

      assertThat(deliveries()).isEmpty();
    }
  }

  /** Many threads on one channel. */
  @Nested
  class Threads {
    @Test
    void eightThreadsDeliverEveryMessageOnce() throws InterruptedException {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<List<Receipt>>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          int number = thread;
          running.add(threads.submit(() -> sendAll(number)));
        }
        assertThat(running).allSatisfy(each -> assertAllAccepted(each));
      } finally {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(deliveries())
          .extracting(Delivery::idempotencyKey)
          .doesNotHaveDuplicates()
          .hasSize(THREADS * MESSAGES_PER_THREAD);
    }

    private List<Receipt> sendAll(int thread) {
      return IntStream.range(0, MESSAGES_PER_THREAD)
          .mapToObj(number -> channel().send(message("t" + thread + "-" + number)))
          .toList();
    }

    private void assertAllAccepted(Future<List<Receipt>> sent)
        throws ExecutionException, InterruptedException, TimeoutException {
      assertThat(sent.get(50, TimeUnit.SECONDS)).allSatisfy(ChannelContract::assertAccepted);
    }
  }
}
