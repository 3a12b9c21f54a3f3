package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Due;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Participant;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The busiest customers of a {@link SegmentBase}: each with 2,000 interactions, and with deals,
 * tasks, cases and answers as whoever is talked to so often has.
 */
final class DeskBase {
  /** So many interactions each of the busiest has, at least. */
  static final int INTERACTIONS = 2_000;

  private static final int STEP = 4_999;
  private static final int BATCH = 2_000;

  private final CrmSession session;
  private final Instant now;

  DeskBase(Crm crm, Instant now) {
    this.session = crm.session("desk");
    this.now = now;
  }

  /** Returns the busiest customers, who are made what they are where they are not. */
  List<CustomerId> busiest(int number, int customers) {
    List<CustomerId> busiest = new ArrayList<>();
    for (int at = STEP; busiest.size() < number; at += STEP) {
      CustomerId id = new CustomerId(SegmentPeople.id(at % customers));
      if (!session.customers().get(id).isArchived()) {
        busiest.add(id);
      }
    }
    Pipeline sales = pipeline();
    for (CustomerId id : busiest) {
      if (session.overviews().of(id).openDeals().isEmpty()) {
        fill(id, sales);
      }
    }
    return busiest;
  }

  private Pipeline pipeline() {
    return session.deals().pipelines().stream()
        .findFirst()
        .orElseGet(
            () ->
                session
                    .deals()
                    .createPipeline(
                        Pipeline.of(
                            "Sales",
                            List.of(
                                Stage.of("new", "New", StageCategory.OPEN, 10),
                                Stage.of("won", "Won", StageCategory.WON, 100)))));
  }

  private void fill(CustomerId id, Pipeline sales) {
    SplittableRandom dice = new SplittableRandom(id.hashCode());
    List<Interaction> touches = new ArrayList<>();
    for (int i = 0; i < INTERACTIONS; i++) {
      touches.add(
          Interaction.builder()
              .customerId(id)
              .kind(i % 3 == 0 ? InteractionKind.CALL : InteractionKind.EMAIL)
              .direction(i % 2 == 0 ? Direction.INBOUND : Direction.OUTBOUND)
              .subject("About order " + dice.nextInt(100_000))
              .body("What was said about it, and what was promised for the week after.")
              .occurredAt(now.minus(Duration.ofMinutes(dice.nextInt(1_500_000))))
              .participants(List.of(Participant.ours("agent", "agent-" + dice.nextInt(40))))
              .build());
    }
    for (int from = 0; from < touches.size(); from += BATCH) {
      session.interactions().logAll(touches.subList(from, from + BATCH));
    }
    session.atomically("fill", each -> rest(each, id, sales, dice));
  }

  private boolean rest(CrmSession each, CustomerId id, Pipeline sales, SplittableRandom dice) {
    for (int i = 0; i < 5; i++) {
      each.deals()
          .create(
              Deal.builder()
                  .name("Deal " + i)
                  .customerId(id)
                  .pipelineId(sales.id())
                  .amount(Money.parse(100 + dice.nextInt(10_000) + " EUR"))
                  .owner("agent-" + i)
                  .build());
      each.tasks()
          .create(
              Task.builder()
                  .subject("Call back about " + i)
                  .customerId(id)
                  .assignee("agent-" + i)
                  .due(Due.at(now.plus(Duration.ofHours(i + 1L))))
                  .build());
    }
    for (int i = 0; i < 3; i++) {
      each.cases().open(ServiceCase.builder().customerId(id).subject("Question " + i).build());
      each.surveys()
          .record(
              Survey.builder()
                  .customerId(id)
                  .instrument(SurveyInstrument.NPS)
                  .score((long) dice.nextInt(11))
                  .build());
    }
    return true;
  }
}
