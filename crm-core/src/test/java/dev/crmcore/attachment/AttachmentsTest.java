package dev.crmcore.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Task;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MemoryBlobStore;
import dev.crmcore.testkit.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final MemoryBlobStore blobs = new MemoryBlobStore(clock);
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .accessPolicy(new Blind())
          .blobs(context -> blobs)
          .attachments(AttachmentRules.defaults().upTo(100_000))
          .build();
  private final CrmSession anna = crm.session("anna");
  private final CustomerId ada = customer("Ada");

  @AfterEach
  void close() {
    crm.close();
  }

  /** Whoever is called "nobody" sees no customers and no tasks, and the "reader" adds nothing. */
  private static final class Blind implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return actor.name().equals("nobody") && Set.of("customer", "task").contains(type.name())
          ? Conditions.nobody()
          : Conditions.everyone();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !actor.name().equals("reader") || action != Action.CREATE;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }
  }

  private CustomerId customer(String name) {
    return anna.customers().create(Person.builder().givenName(name).build()).id();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Attachment attach(String name, String text) {
    clock.advance(Duration.ofSeconds(1));
    return anna.attachments().add(ada, name, stream(text));
  }

  private String read(Attachment attachment) throws IOException {
    try (InputStream bytes = anna.attachments().open(attachment.id())) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<BlobKey> stored() {
    List<BlobKey> keys = new ArrayList<>();
    blobs.forEach(BlobSpace.of(TenantId.DEFAULT), Instant.MAX, keys::add);
    return keys;
  }

  private List<String> names(CustomerId id) {
    return anna.attachments().of(id, 100, null).items().stream().map(Attachment::fileName).toList();
  }

  @Test
  void whoeverMayNotAttachStoresNoBytes() {
    assertThatThrownBy(
            () -> crm.session("reader").attachments().add(ada, "a.txt", stream("call her")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void xmlIsNotTaken() {
    String page = "<?xml version='1.0'?><x:html xmlns:x='http://www.w3.org/1999/xhtml'/>";
    assertThatThrownBy(() -> attach("a.xml", page))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("application/xml");
  }

  @Test
  void filesOfACaseGoWithItIntoAnother() {
    ServiceCase.Builder about = ServiceCase.builder().customerId(ada).subject("No light");
    ServiceCase one = anna.cases().open(about.build());
    ServiceCase two = anna.cases().open(about.build());
    anna.attachments()
        .add(
            Attachment.builder().customerId(ada).caseId(two.id()).fileName("a.txt").build(),
            stream("call her"));

    anna.cases().merge(two.id(), one.id());

    assertThat(anna.attachments().of(one.id(), 10, null).items()).hasSize(1);
    assertThat(anna.attachments().of(two.id(), 10, null).items()).hasSize(1);
  }

  @Test
  void whatIsAttachedComesBackWithWhatIsKnownOfIt() throws IOException {
    Attachment offer = attach("../../etc/offer.csv", "a;b\n1;2\n");
    attach("notes.txt", "call her");

    assertThat(offer.fileName()).isEqualTo("offer.csv");
    assertThat(offer.mediaType()).isEqualTo("text/csv");
    assertThat(offer.size()).isEqualTo(8);
    assertThat(offer.digest()).matches("[0-9a-f]{64}");
    assertThat(offer.addedBy()).isEqualTo("anna");
    assertThat(read(offer)).isEqualTo("a;b\n1;2\n");
    assertThat(names(ada)).containsExactly("notes.txt", "offer.csv");
    assertThat(anna.overviews().of(ada).attachments())
        .extracting(Attachment::fileName)
        .containsExactly("notes.txt", "offer.csv");
  }

  @Test
  void theBytesSayWhatItIsAndProgramsAreRefused() {
    assertThatThrownBy(() -> attach("photo.png", "#!/bin/sh\nrm -rf /"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'photo.png' is of the type application/x-executable, which is not taken.");
    assertThatThrownBy(() -> attach("offer.bat", "del *.*"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'offer.bat' is called like something that is run, which is not taken.");
    assertThatThrownBy(() -> attach("page.txt", "<html><script>"))
        .hasMessageContaining("text/html");
    assertThat(stored()).isEmpty();
    assertThat(names(ada)).isEmpty();
  }

  @Test
  void strangeNamesAreMadeHarmless() {
    assertThat(attach("a\0b.txt", "x").fileName()).isEqualTo("ab.txt");
    assertThat(attach("x".repeat(10_000) + ".txt", "x").fileName()).hasSize(200).endsWith(".txt");
    assertThat(attach("CON", "x").fileName()).isEqualTo("_CON");
    assertThat(attach("", "x").fileName()).isEqualTo("file");
  }

  @Test
  void emptyFilesAreFiles() throws IOException {
    Attachment empty = attach("empty.txt", "");

    assertThat(empty.size()).isZero();
    assertThat(read(empty)).isEmpty();
  }

  @Test
  void whatIsTooLargeOrNotAsAnnouncedIsRefused() {
    Attachment announced = Attachment.builder().customerId(ada).fileName("a.txt").size(5).build();

    assertThatThrownBy(() -> attach("a.txt", "x".repeat(100_001)))
        .hasMessage("'a.txt' has more than the 100,000 bytes that are taken.");
    assertThatThrownBy(() -> anna.attachments().add(announced, stream("123456")))
        .hasMessage("'a.txt' was to have 5 bytes, but more came.");
    assertThatThrownBy(() -> anna.attachments().add(announced, stream("1234")))
        .hasMessage("'a.txt' was to have 5 bytes, but only 4 came.");
    assertThat(anna.attachments().add(announced, stream("12345")).size()).isEqualTo(5);
    assertThatThrownBy(
            () ->
                anna.attachments()
                    .add(announced.toBuilder().size(100_001).build(), stream("12345")))
        .hasMessageContaining("100,000");
    assertThat(names(ada)).hasSize(1);
  }

  @Test
  void aStreamThatFailsHalfWayLeavesNothing() {
    InputStream failing =
        new FilterInputStream(stream("x".repeat(20_000))) {
          @Override
          public int read() throws IOException {
            return alive(super.read());
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return alive(super.read(into, offset, length));
          }

          private static int alive(int read) throws IOException {
            if (read < 0) {
              throw new IOException("The line is dead.");
            }
            return read;
          }
        };

    assertThatThrownBy(() -> anna.attachments().add(ada, "a.txt", failing))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(stored()).isEmpty();
    assertThat(names(ada)).isEmpty();
  }

  @Test
  void theSameBytesAreKeptOnceAndAsLongAsSomethingHasThem() throws IOException {
    Attachment first = attach("a.txt", "same");
    Attachment second = attach("b.txt", "same");
    assertThat(stored()).hasSize(1);

    anna.attachments().remove(first.id());
    anna.attachments().remove(first.id());
    assertThat(names(ada)).containsExactly("b.txt");
    assertThatThrownBy(() -> anna.attachments().open(first.id()))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("'a.txt' was removed.");
    clock.advance(DAY.multipliedBy(2));
    assertThat(crm.maintenance().removeUnownedBlobs(DAY)).isZero();
    assertThat(read(second)).isEqualTo("same");

    anna.attachments().remove(second.id());
    assertThat(crm.maintenance().removeUnownedBlobs(DAY)).isZero(); // removed just now
    clock.advance(DAY.plusSeconds(1));
    assertThat(crm.maintenance().removeUnownedBlobs(DAY)).isEqualTo(1);
    assertThat(stored()).isEmpty();
  }

  @Test
  void whatARolledBackChangeLeftIsRemovedAfterTheGrace() {
    assertThatThrownBy(
            () ->
                anna.atomically(
                    "signup",
                    all -> {
                      all.attachments().add(ada, "a.txt", stream("orphan"));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    Attachment kept = attach("b.txt", "kept");
    assertThat(stored()).hasSize(2);

    assertThat(crm.maintenance().removeUnownedBlobs(DAY)).isZero();
    clock.advance(DAY.plusSeconds(2));
    assertThat(crm.maintenance().removeUnownedBlobs(DAY)).isEqualTo(1);
    assertThat(stored()).containsExactly(BlobKey.parse(kept.blobKey()));
    assertThatThrownBy(() -> crm.maintenance().removeUnownedBlobs(Duration.ZERO))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void theyFollowMergesAndComeBack() {
    CustomerId twin = customer("Ada B.");
    anna.attachments().add(twin, "twin.txt", stream("x"));
    attach("ada.txt", "y");
    MergeRecord merge = anna.merges().merge(ada, List.of(twin), null);
    assertThat(names(twin)).containsExactlyInAnyOrder("ada.txt", "twin.txt");

    anna.merges().undo(merge.id());
    assertThat(names(twin)).containsExactly("twin.txt");
    assertThat(names(ada)).containsExactly("ada.txt");
  }

  @Test
  void whatItBelongsToIsOfTheCustomer() {
    Task task = anna.tasks().create(Task.builder().subject("call").customerId(ada).build());
    Attachment.Builder file = Attachment.builder().fileName("a.txt").taskId(task.id());

    anna.attachments().add(file.customerId(ada).build(), stream("x"));

    assertThat(anna.attachments().of(task.id(), 10, null).items()).hasSize(1);
    CustomerId eve = customer("Eve");
    assertThatThrownBy(() -> anna.attachments().add(file.customerId(eve).build(), stream("other")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The task is not of Eve.");
    assertThat(stored()).hasSize(1);
  }

  @Test
  void whoeverDoesNotSeeTheCustomerStoresNothing() {
    assertThatThrownBy(() -> crm.session("nobody").attachments().add(ada, "a.txt", stream("x")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> crm.session("nobody").attachments().of(ada, 10, null))
        .isInstanceOf(NotFoundException.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void filesOfWhatSomebodyDoesNotSeeAreNotListed() {
    Task task = anna.tasks().create(Task.builder().subject("call").customerId(ada).build());
    anna.attachments()
        .add(
            Attachment.builder().customerId(ada).taskId(task.id()).fileName("a.txt").build(),
            stream("x"));

    assertThatThrownBy(() -> crm.session("nobody").attachments().of(task.id(), 10, null))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void filesGoWithACorrection() {
    CustomerId bob = customer("Bob");
    Interaction wrong =
        anna.interactions()
            .log(Interaction.builder().customerId(ada).occurredAt(clock.instant()).build());
    anna.attachments()
        .add(
            Attachment.builder()
                .customerId(ada)
                .interactionId(wrong.id())
                .fileName("a.txt")
                .build(),
            stream("x"));

    Interaction right =
        anna.interactions()
            .correct(wrong.id(), one -> one.toBuilder().customerId(bob).build(), null);

    assertThat(names(ada)).isEmpty();
    assertThat(names(bob)).containsExactly("a.txt");
    assertThat(anna.attachments().of(right.id(), 10, null).items()).hasSize(1);
  }

  @Test
  void withoutAStoreNothingIsAttached() {
    try (Crm bare = Crm.inMemory()) {
      CrmSession session = bare.session("anna");
      CustomerId eve = session.customers().create(Person.builder().givenName("Eve").build()).id();

      assertThatThrownBy(() -> session.attachments().add(eve, "a.txt", stream("x")))
          .isInstanceOf(UnsupportedFeatureException.class)
          .hasMessageContaining("CrmBuilder.blobs");
      assertThat(session.attachments().of(eve, 10, null).items()).isEmpty();
      assertThat(bare.maintenance().removeUnownedBlobs(DAY)).isZero();
    }
  }
}
