package dev.crmcore.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Customers that look alike, and people with opinions, a minute apart. */
final class ReviewDesk implements AutoCloseable {
  final MutableClock clock = MutableClock.at("2026-03-01T12:00:00Z");
  final Crm crm;
  final CrmSession session;

  ReviewDesk() {
    this(Crm.builder());
  }

  ReviewDesk(CrmBuilder builder) {
    crm = builder.inMemory().clock(clock).build();
    session = crm.session("steward");
  }

  /** Stores somebody who is taken for the same as any other twin. */
  CustomerId twin(String note) {
    return session
        .customers()
        .create(
            Person.builder()
                .givenName("Ada")
                .familyName("Lovelace")
                .email("ada@example.org")
                .phone("+442071838750")
                .notes(note)
                .build())
        .id();
  }

  DuplicateDecision says(String who, CustomerId left, CustomerId right, DuplicateVerdict verdict) {
    clock.advance(Duration.ofMinutes(1));
    return crm.session(who).duplicates().decide(left, right, verdict, null);
  }

  MergeRecord merge(CustomerId survivor, CustomerId... losers) {
    clock.advance(Duration.ofMinutes(1));
    return session.merges().merge(survivor, List.of(losers), null);
  }

  void undo(MergeRecord merge) {
    clock.advance(Duration.ofMinutes(1));
    session.merges().undo(merge.id());
  }

  List<DuplicateDecisionId> said(CustomerId left, CustomerId right) {
    return session.duplicates().decisions(left, right).stream().map(DuplicateDecision::id).toList();
  }

  Optional<DuplicateDecision> standing(CustomerId left, CustomerId right) {
    return PairDecisions.of(session.duplicates().decisions(left, right)).standing(left, right);
  }

  Consumer<DuplicateDecision> is(DuplicateVerdict verdict) {
    return decision -> assertThat(decision.verdict()).isEqualTo(verdict);
  }

  @Override
  public void close() {
    crm.close();
  }
}
