package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.PluginException;
import dev.crmcore.memory.InMemoryStorage;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.Customer;
import dev.crmcore.model.MergeParticipation;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MergeParticipantsTest {
  private final LoyaltyPoints.Data loyalty = new LoyaltyPoints.Data();
  private final List<String> calls = new ArrayList<>();
  private Storage shared;

  /** A host that is started again keeps its storage. */
  private CrmSession host(MergeParticipant... participants) {
    CrmBuilder builder =
        Crm.builder()
            .storage(
                context -> {
                  shared = shared == null ? new InMemoryStorage(context.catalogue()) : shared;
                  return shared;
                });
    for (MergeParticipant participant : participants) {
      builder.mergeParticipant(participant);
    }
    return builder.build().session("steward");
  }

  private static Customer person(CrmSession session, String name) {
    return session.customers().create(Person.builder().givenName(name).build());
  }

  private static MergeRecord merge(CrmSession session, Customer survivor, Customer loser) {
    return session.merges().merge(survivor.id(), List.of(loser.id()), null);
  }

  private record Named(
      String name,
      Function<MergedCustomers, Optional<String>> merging,
      BiConsumer<MergedCustomers, String> undoing)
      implements MergeParticipant {
    @Override
    public Optional<String> merge(MergedCustomers customers) {
      return merging.apply(customers);
    }

    @Override
    public void undo(MergedCustomers customers, String memo) {
      undoing.accept(customers, memo);
    }
  }

  private MergeParticipant remembering(String name, String memo) {
    return new Named(
        name,
        customers -> {
          calls.add("merge " + name);
          return Optional.of(memo);
        },
        (customers, kept) -> calls.add("undo " + name + " " + kept));
  }

  @Test
  void theDataOfAParticipantMovesToTheSurvivorAndBack() {
    CrmSession session = host(new LoyaltyPoints(loyalty));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");
    loyalty.add(anna.id(), 10);
    loyalty.add(ann.id(), 5);
    loyalty.cards.put("C-1", ann.id());

    MergeRecord merge = merge(session, anna, ann);

    assertThat(loyalty.points).containsOnlyKeys(anna.id()).containsValue(15);
    assertThat(loyalty.cards).containsValue(anna.id());
    assertThat(session.merges().of(anna.id())).containsExactly(merge);

    loyalty.add(anna.id(), 2);
    session.merges().undo(merge.id());

    assertThat(loyalty.points).containsEntry(anna.id(), 12).containsEntry(ann.id(), 5);
    assertThat(loyalty.cards).containsEntry("C-1", ann.id());
  }

  @Test
  void aRefusalIsSaidByThePreviewAndLeavesEverythingAsItWas() {
    CrmSession session = host(remembering("first", ""), new LoyaltyPoints(loyalty));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");
    loyalty.frozen.add(ann.id());

    MergePreview preview =
        session.merges().preview(anna.id(), List.of(ann.id()), MergePolicy.survivorFirst());
    assertThat(preview.refusals())
        .containsExactly("'loyalty': the points of " + ann.id() + " are frozen.");
    assertThatThrownBy(() -> merge(session, anna, ann))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_REFUSED"))
        .hasMessageContaining("Refused by 'loyalty': the points of " + ann.id() + " are frozen.");
    assertThat(calls).isEmpty();
    assertThat(session.customers().get(ann.id())).isEqualTo(ann);
    assertThat(session.merges().of(anna.id())).isEmpty();
  }

  @Test
  void whatAParticipantThrowsEndsTheMergeAndTheUndoing() {
    IllegalStateException failure = new IllegalStateException("no room");
    CrmSession session =
        host(
            new Named(
                "full",
                customers -> {
                  throw failure;
                },
                (customers, memo) -> {}));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");
    assertThatThrownBy(() -> merge(session, anna, ann)).isSameAs(failure);
    assertThat(session.customers().get(ann.id())).isEqualTo(ann);
    assertThat(session.customers().get(anna.id())).isEqualTo(anna);

    CrmSession other =
        host(
            new Named(
                "full",
                customers -> Optional.of(""),
                (customers, memo) -> {
                  throw failure;
                }));
    MergeRecord merge = merge(other, anna, ann);
    assertThatThrownBy(() -> other.merges().undo(merge.id())).isSameAs(failure);
    assertThat(other.customers().get(ann.id()).id()).isEqualTo(anna.id());
    assertThat(other.merges().of(anna.id())).containsExactly(merge);
  }

  @Test
  void whoTookPartMustBeThereWhenTheMergeIsUndone() {
    CrmSession session = host(new LoyaltyPoints(loyalty));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");
    loyalty.add(ann.id(), 5);
    MergeRecord merge = merge(session, anna, ann);

    CrmSession without = host();
    assertThatThrownBy(() -> without.merges().undo(merge.id()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_PARTICIPANT"))
        .hasMessageContaining("'loyalty' took part in the merge " + merge.id())
        .hasMessageContaining("CrmBuilder.mergeParticipant");
    assertThat(without.customers().get(ann.id()).id()).isEqualTo(anna.id());

    host(new LoyaltyPoints(loyalty)).merges().undo(merge.id());
    assertThat(loyalty.points).containsOnlyKeys(ann.id());
  }

  @Test
  void whoHadNothingToDoIsNotRemembered() {
    CrmSession session = host(new LoyaltyPoints(loyalty));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");
    MergeRecord merge = merge(session, anna, ann);

    assertThat(merge.participations()).isEmpty();
    assertThat(host().merges().undo(merge.id())).hasSize(2);
  }

  @Test
  void severalAreUndoneInReverse() {
    CrmSession session = host(remembering("b", "1"), remembering("a", "line\nline"));
    MergeRecord merge = merge(session, person(session, "Anna"), person(session, "Ann"));

    session.merges().undo(merge.id());

    assertThat(merge.participations())
        .containsExactly(
            new MergeParticipation("b", "1"), new MergeParticipation("a", "line\nline"));
    assertThat(calls).containsExactly("merge b", "merge a", "undo a line\nline", "undo b 1");
  }

  @Test
  void aMemoThatNoStorageGivesBackIsRefused() {
    CrmSession session = host(remembering("odd", "\0"));
    Customer anna = person(session, "Anna");
    Customer ann = person(session, "Ann");

    assertThatThrownBy(() -> merge(session, anna, ann))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("odd");
    assertThat(session.customers().get(ann.id())).isEqualTo(ann);
  }

  @Test
  void aNameIsNeededAndTakenOnce() {
    CrmBuilder builder = Crm.builder().inMemory().mergeParticipant(remembering("one", ""));

    assertThatThrownBy(() -> builder.mergeParticipant(remembering("one", "")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Two merge participants call themselves 'one'");
    assertThatThrownBy(() -> builder.mergeParticipant(remembering(" ", "")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("has no name");
  }
}
