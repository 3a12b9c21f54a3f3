package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmcore.channel.Channel;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.channel.Receipt;
import dev.crmcore.error.ChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordingChannelTest extends ChannelContract {
  private final RecordingChannel recorder = RecordingChannel.email();

  @Override
  protected Channel open() {
    recorder.refuse("nobody@example.com", "There is no such mailbox.");
    return recorder;
  }

  @Override
  protected List<Delivery> deliveries() {
    return recorder.delivered().stream()
        .map(
            message ->
                new Delivery(
                    message.idempotencyKey(),
                    message.recipient(),
                    message.subject(),
                    message.body()))
        .toList();
  }

  @Override
  protected void stopGateway() {
    recorder.goDown();
  }

  @Override
  protected void startGateway() {
    recorder.comeBack();
  }

  @Override
  protected String recipient() {
    return "ada@example.com";
  }

  @Override
  protected String refusedRecipient() {
    return "nobody@example.com";
  }

  private static OutboundMessage message(String key) {
    return new OutboundMessage(key, "ada@example.com", null, "Subject", "Body");
  }

  @Nested
  class DoesAsItIsTold {
    @Test
    void failsAsOftenAsItIsToldAndThenDelivers() {
      recorder.failNext(2);

      assertFails(message("a"));
      assertFails(message("a"));
      assertThat(recorder.send(message("a"))).isEqualTo(new Receipt.Accepted("email-1"));

      assertThat(recorder.attempts()).hasSize(3);
      assertThat(recorder.delivered()).containsExactly(message("a"));
    }

    @Test
    void losesAReceiptAfterDelivering() {
      recorder.loseNextReceipts(1);

      assertFails(message("a"));

      assertThat(recorder.delivered()).containsExactly(message("a"));
    }

    @Test
    void honoursKeysWhenToldTo() {
      recorder.honouringIdempotencyKeys().loseNextReceipts(1);
      assertFails(message("a"));

      Receipt second = recorder.send(message("a"));

      assertThat(second).isEqualTo(new Receipt.Accepted("email-1"));
      assertThat(recorder.delivered()).containsExactly(message("a"));
    }

    @Test
    void forgetsMessagesButNotRefusals() {
      recorder.send(message("a"));

      recorder.clear();

      assertThat(recorder.delivered()).isEmpty();
      assertThat(recorder.attempts()).isEmpty();
      assertThat(recorder.send(new OutboundMessage("b", "nobody@example.com", null, null, "Hi")))
          .isEqualTo(new Receipt.Refused("There is no such mailbox."));
    }

    @Test
    void runsWhatItIsToldBeforeEachTry() {
      List<Integer> seen = new ArrayList<>();
      recorder.beforeDelivery(() -> seen.add(recorder.delivered().size()));

      recorder.send(message("a"));
      recorder.send(message("b"));

      assertThat(seen).containsExactly(0, 1);
    }

    private void assertFails(OutboundMessage message) {
      assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> recorder.send(message));
    }
  }
}
