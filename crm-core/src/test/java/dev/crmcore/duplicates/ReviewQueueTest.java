package dev.crmcore.duplicates;

import static dev.crmcore.model.DuplicateVerdict.DUPLICATE;
import static dev.crmcore.model.DuplicateVerdict.LATER;
import static dev.crmcore.model.DuplicateVerdict.NOT_DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {
  private final ReviewDesk desk = new ReviewDesk(Crm.builder().accessPolicy(new Sellers()));
  private final ReviewQueue queue = desk.session.reviewQueue();
  private final CustomerId a = desk.twin("a");
  private final CustomerId b = desk.twin("b");
  private final CustomerId c = desk.twin("c");
  private final CustomerId d = desk.twin("d");

  /** Sellers see their own customers. */
  private static final class Sellers implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      boolean own = type.name().equals("customer") && actor.roles().contains("seller");
      return own ? Conditions.equal(CustomerFields.OWNER, actor.name()) : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static DuplicatePair pair(CustomerId left, CustomerId right, double probability) {
    return new DuplicatePair(left, right, probability, MatchDecision.POSSIBLE_MATCH);
  }

  private static DuplicateScan scan(DuplicatePair... possible) {
    return new DuplicateScan(
        4, 6, List.of(), Arrays.asList(possible), List.of(), List.of(), List.of(), Map.of());
  }

  private QueueRefresh refresh(DuplicatePair... possible) {
    return queue.refresh(scan(possible));
  }

  private static List<Set<CustomerId>> pairs(ReviewQueue queue) {
    List<Set<CustomerId>> pairs =
        queue.page(100, null).items().stream()
            .map(review -> Set.of(review.left().id(), review.right().id()))
            .toList();
    assertThat(queue.size()).isEqualTo(pairs.size());
    return pairs;
  }

  private void bought(CustomerId customer, int times) {
    for (int i = 0; i < times; i++) {
      desk.session
          .purchases()
          .record(
              Purchase.builder()
                  .customerId(customer)
                  .orderNumber(customer + " " + i)
                  .amount(Money.of("1.00", "EUR"))
                  .occurredAt(Instant.EPOCH)
                  .build());
    }
  }

  @Test
  void theLookThatIsWorthMostComesFirst() {
    bought(a, 2);
    desk.session
        .interactions()
        .log(Interaction.builder().customerId(b).subject("x").occurredAt(Instant.EPOCH).build());
    bought(b, 2);
    bought(c, 50);

    refresh(pair(a, b, 0.5), pair(c, d, 0.9), pair(a, d, 0.3));

    List<DuplicateReview> reviews = queue.page(10, null).items();
    assertThat(reviews)
        .extracting(review -> review.candidate().expectedValue().toPlainString())
        .containsExactly("1.5", "0.9", "0.3");
    assertThat(reviews.get(0).candidate().probability()).isEqualByComparingTo("0.5");
    assertThat(reviews.get(0).left()).isEqualTo(desk.session.customers().get(a));
    assertThat(reviews.get(0).decisions()).isEmpty();
  }

  @Test
  void pagesFollowEachOtherAndTheLastSaysSo() {
    refresh(pair(a, b, 0.5), pair(b, c, 0.6), pair(c, d, 0.6), pair(a, d, 0.9));

    List<CustomerId> seen = new ArrayList<>();
    Keyset after = null;
    int pages = 0;
    do {
      Page<DuplicateReview> page = queue.page(2, after);
      page.items().forEach(review -> seen.add(review.right().id()));
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(pages).isEqualTo(2);
    assertThat(seen).hasSize(4).startsWith(d).endsWith(b);
    assertThatThrownBy(() -> queue.page(0, null)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aNewScanAddsRatesAndRemoves() {
    assertThat(refresh(pair(a, b, 0.5), pair(b, c, 0.6))).isEqualTo(new QueueRefresh(2, 0, 0, 0));
    Instant found = desk.clock.instant();
    desk.clock.advance(Duration.ofDays(1));

    assertThat(refresh(pair(b, a, 0.7), pair(c, d, 0.8))).isEqualTo(new QueueRefresh(1, 1, 1, 0));

    assertThat(pairs(queue)).containsExactly(Set.of(c, d), Set.of(a, b));
    assertThat(queue.page(10, null).items().get(1).candidate().foundAt()).isEqualTo(found);
    assertThat(refresh(pair(a, b, 0.7), pair(c, d, 0.8))).isEqualTo(new QueueRefresh(0, 0, 0, 0));
  }

  @Test
  void whatFindsNoRoomIsWorthLeast() {
    List<CustomerId> twins = new ArrayList<>();
    for (int i = 0; i < 142; i++) {
      twins.add(desk.twin("twin " + i));
    }
    List<DuplicatePair> possible = new ArrayList<>();
    for (int i = 0; i < twins.size(); i++) {
      for (int j = 0; j < i; j++) {
        possible.add(pair(twins.get(j), twins.get(i), possible.size() < 11 ? 0.4 : 0.5));
      }
    }

    QueueRefresh refreshed = refresh(possible.toArray(DuplicatePair[]::new));

    assertThat(refreshed).isEqualTo(new QueueRefresh(ReviewQueue.CAPACITY, 0, 0, 11));
    assertThat(queue.size()).isEqualTo(ReviewQueue.CAPACITY);
    assertThat(refresh(pair(twins.get(0), twins.get(1), 0.4)))
        .isEqualTo(new QueueRefresh(1, 0, ReviewQueue.CAPACITY, 0));
  }

  @Nested
  class Decided {
    @Test
    void pairsLeaveTheQueueAndNeverComeBack() {
      refresh(pair(a, b, 0.5), pair(c, d, 0.8));

      desk.says("anna", a, b, NOT_DUPLICATE);
      desk.says("anna", d, c, DUPLICATE);

      assertThat(pairs(queue)).isEmpty();
      assertThat(refresh(pair(a, b, 0.5), pair(c, d, 0.8)).added()).isZero();
      assertThat(pairs(queue)).isEmpty();
    }

    @Test
    void laterMeansTheNextScan() {
      refresh(pair(a, b, 0.5));
      DuplicateDecision decision = desk.says("anna", a, b, LATER);
      assertThat(pairs(queue)).isEmpty();

      refresh(pair(a, b, 0.5));

      assertThat(queue.page(1, null).items().get(0).decisions()).containsExactly(decision);
    }

    @Test
    void aDayMeansThatDay() {
      refresh(pair(a, b, 0.5));
      desk.session.duplicates().putOff(a, b, LocalDate.parse("2026-03-03"), null);
      assertThat(pairs(queue)).isEmpty();
      desk.clock.advance(Duration.ofDays(1));
      refresh(pair(a, b, 0.5));
      assertThat(pairs(queue)).isEmpty();

      desk.clock.advance(Duration.ofHours(12));

      assertThat(pairs(queue)).containsExactly(Set.of(a, b));
    }

    @Test
    void whereTwoDisagreedAndTheLastPutItOffTheQueueShowsBoth() {
      DuplicateDecision no = desk.says("anna", a, b, NOT_DUPLICATE);
      DuplicateDecision later = desk.says("boris", a, b, LATER);

      refresh(pair(a, b, 0.5));

      assertThat(queue.page(1, null).items().get(0).decisions()).containsExactly(no, later);
    }

    @Test
    void aScanThatWasMadeBeforeBringsNothingBack() {
      DuplicateScan old = scan(pair(a, b, 0.5), pair(b, c, 0.6));
      desk.says("anna", a, b, NOT_DUPLICATE);
      desk.merge(d, c);

      queue.refresh(old);

      assertThat(pairs(queue)).containsExactly(Set.of(b, d));
    }
  }

  @Nested
  class Merged {
    @Test
    void pairsOfALoserAreThoseOfTheSurvivorOnceAndComeBackToIt() {
      refresh(pair(a, c, 0.5), pair(b, c, 0.6), pair(a, b, 0.9));
      MergeRecord merge = desk.merge(a, b);
      assertThat(pairs(queue)).containsExactly(Set.of(a, c));
      assertThat(queue.page(5, null).items().get(0).candidate().probability())
          .isEqualByComparingTo("0.6");

      desk.undo(merge);

      assertThat(pairs(queue)).containsExactly(Set.of(a, b), Set.of(b, c), Set.of(a, c));
    }

    @Test
    void whatWasSettledForOneOfThemIsNotAskedForTheSurvivor() {
      refresh(pair(a, c, 0.5), pair(b, c, 0.6));
      desk.says("anna", a, c, NOT_DUPLICATE);

      desk.merge(a, b);

      assertThat(pairs(queue)).isEmpty();
    }

    @Test
    void whoWasTakenApartIsAskedAboutAgain() {
      desk.says("anna", a, b, DUPLICATE);
      desk.undo(desk.merge(a, b));

      queue.refresh(desk.session.duplicates().scan());

      assertThat(pairs(queue)).contains(Set.of(a, b));
    }

    @Test
    void whoIsArchivedIsNotAskedAbout() {
      refresh(pair(a, b, 0.5));

      desk.session.customers().archive(a, null);

      assertThat(pairs(queue)).isEmpty();
    }
  }

  @Nested
  class Access {
    private final CrmSession sam = desk.crm.session(Actor.user("sam").withRoles("seller"));

    private void own(CustomerId... customers) {
      for (CustomerId id : customers) {
        Customer customer = desk.session.customers().get(id);
        desk.session.customers().update(customer.toBuilder().owner("sam").build());
      }
    }

    @Test
    void whoSeesOneSideSeesNoPair() {
      own(a, b, c);
      refresh(pair(a, d, 0.9), pair(a, b, 0.5), pair(c, d, 0.8), pair(b, c, 0.3));

      assertThat(pairs(sam.reviewQueue())).containsExactly(Set.of(a, b), Set.of(b, c));
      assertThat(sam.reviewQueue().page(2, null).next()).isNull();
      assertThatThrownBy(() -> sam.duplicates().decide(a, d, DUPLICATE, null))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> sam.duplicates().decisions(a, d))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoSeesOneSideRemovesNoPair() {
      own(a, b);
      refresh(pair(a, d, 0.9), pair(a, b, 0.5));

      sam.reviewQueue().refresh(scan());

      assertThat(pairs(queue)).containsExactly(Set.of(a, d));
    }
  }
}
