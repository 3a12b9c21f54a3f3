package dev.crmcore.attachment;

import static java.util.Objects.requireNonNull;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.blob.StoredBlob;
import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.AttachmentId;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.model.TaskId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.security.AccessPolicy.Action;
import dev.crmcore.service.CaseConversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that belong to customers. What is known of a file is stored like everything else; its bytes
 * are kept by the store that the host gave to {@code CrmBuilder.blobs}, by their digest, so that
 * the same bytes are kept once. Bytes are stored first: where the change that tells of them is
 * rolled back, they belong to nothing, and {@code Maintenance.removeUnownedBlobs} removes them.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Attachments {
  private final Gateway gateway;
  private final AttachmentRules rules;
  private final @Nullable BlobStore blobs;

  /**
   * Creates the service; hosts get it from their session.
   *
   * @param blobs where bytes are kept; null where the host gave no store
   */
  public Attachments(Gateway gateway, AttachmentRules rules, @Nullable BlobStore blobs) {
    this.gateway = gateway;
    this.rules = rules;
    this.blobs = blobs;
  }

  /** Attaches a file to a customer. See {@link #add(Attachment, InputStream)}. */
  public Attachment add(CustomerId customer, String fileName, InputStream bytes) {
    return add(Attachment.builder().customerId(customer).fileName(fileName).build(), bytes);
  }

  /**
   * Attaches a file and returns what is known of it, as stored. The name is made harmless by {@link
   * FileNames#clean}; media type, size, digest and who attached it are found out, and not taken
   * from what is given, but for a size other than 0, which the stream must have.
   *
   * @param bytes read to its end and not closed
   * @throws InvalidInputException with the code {@code E_ATTACHMENT_TYPE} if such files are not
   *     taken, {@code E_LIMIT_SIZE} if there are more bytes than are taken, {@code E_SIZE} if there
   *     are fewer or more than were announced, {@code E_REFERENCE} if what it belongs to is not of
   *     the customer
   * @throws NotFoundException if the actor cannot see the customer or what it belongs to
   * @throws AccessDeniedException if the actor may not add attachments; nothing is read then
   * @throws UncheckedIOException if the stream fails
   * @throws UnsupportedFeatureException if the host gave no store for bytes
   */
  public Attachment add(Attachment attachment, InputStream bytes) {
    BlobStore store = store();
    String name = FileNames.clean(attachment.fileName());
    // Whoever may not attach it must not fill the store.
    requireMayAdd();
    gateway.read(reader -> placed(reader, attachment));
    byte[] head = head(bytes);
    String type = MediaTypes.of(head, name);
    rules.requireAllowed(name, type);
    StoredBlob stored = put(store, attachment.size(), name, head, bytes);
    return gateway.change(
        Origin.of("attachment.add"),
        changes ->
            changes.create(
                AttachmentFields.TYPE,
                placed(changes.reader(), attachment).toBuilder()
                    .fileName(name)
                    .mediaType(type)
                    .size(stored.size())
                    .digest(stored.key().digest())
                    .blobKey(stored.key().toString())
                    .addedBy(changes.actor())
                    .removedAt(null)
                    .build()));
  }

  private void requireMayAdd() {
    var type = gateway.engine().catalogue().entity(AttachmentFields.TYPE);
    if (!gateway.engine().policy().permits(gateway.actor(), Action.CREATE, type)) {
      throw new AccessDeniedException(
          "%s may not create a %s.".formatted(gateway.actor().name(), type));
    }
  }

  private static byte[] head(InputStream bytes) {
    try {
      return bytes.readNBytes(MediaTypes.HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredBlob put(
      BlobStore store, long announced, String name, byte[] head, InputStream rest) {
    if (announced > rules.maxSize()) {
      throw tooLarge(name);
    }
    long limit = announced > 0 ? announced : rules.maxSize();
    BlobSpace space = BlobSpace.of(gateway.actor().tenant());
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), rest);
    StoredBlob stored;
    try {
      stored = store.put(space, all, limit);
    } catch (InvalidInputException e) {
      if (!e.code().equals("E_LIMIT_SIZE")) {
        throw e;
      }
      throw announced > 0 ? wrongSize(name, announced, "more") : tooLarge(name);
    }
    if (announced > 0 && stored.size() < announced) {
      throw wrongSize(name, announced, "only %,d".formatted(stored.size()));
    }
    return stored;
  }

  private InvalidInputException tooLarge(String name) {
    return new InvalidInputException(
        "E_LIMIT_SIZE",
        "'%s' has more than the %,d bytes that are taken.".formatted(name, rules.maxSize()));
  }

  private static InvalidInputException wrongSize(String name, long announced, String came) {
    return new InvalidInputException(
        "E_SIZE", "'%s' was to have %,d bytes, but %s came.".formatted(name, announced, came));
  }

  private BlobStore store() {
    if (blobs == null) {
      throw new UnsupportedFeatureException(
          "There is no store for files. Give one to CrmBuilder.blobs(…), such as that of"
              + " crm-blobs-files.");
    }
    return blobs;
  }

  private static Attachment placed(Reader reader, Attachment attachment) {
    Customer customer = Customers.require(reader, attachment.customerId());
    Attachment.Builder placed = attachment.toBuilder().customerId(customer.id());
    DealId deal = attachment.dealId();
    ServiceCaseId inCase = attachment.caseId();
    TaskId task = attachment.taskId();
    InteractionId interaction = attachment.interactionId();
    if (deal != null) {
      Customers.requireOf(customer, reader.get(DealFields.TYPE, deal.value()).customerId(), "deal");
    }
    if (task != null) {
      Customers.requireOf(customer, reader.get(TaskFields.TYPE, task.value()).customerId(), "task");
    }
    if (interaction != null) {
      Customers.requireOf(
          customer,
          reader.get(InteractionFields.TYPE, interaction.value()).customerId(),
          "interaction");
    }
    if (inCase != null) {
      var about = CaseConversation.about(reader, inCase);
      Customers.requireOf(customer, about.customerId(), "case");
      placed.caseId(about.id());
    }
    return placed.build();
  }

  /**
   * Returns a page of the attachments that belong to a record and were not removed, the latest
   * first. To a customer belong all those of its deals, cases, tasks and interactions, too.
   *
   * @param owner the id of a customer, a deal, a service case, a task or an interaction
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   * @throws InvalidInputException if nothing is attached to such records
   * @throws NotFoundException if the actor cannot see that record
   */
  public Page<Attachment> of(EntityId owner, int limit, @Nullable Keyset after) {
    Field<Attachment, UUID> field = field(owner);
    return gateway.read(
        reader -> {
          UUID id = living(reader, owner);
          return reader.query(
              AttachmentFields.TYPE,
              Conditions.all(
                  Conditions.equal(field, id), Conditions.missing(AttachmentFields.REMOVED_AT)),
              List.of(Sort.descending(AttachmentFields.CREATED_AT)),
              limit,
              after);
        });
  }

  private static UUID living(Reader reader, EntityId owner) {
    if (owner instanceof CustomerId customer) {
      return Customers.require(reader, customer).id().value();
    }
    if (owner instanceof ServiceCaseId inCase) {
      return CaseConversation.about(reader, inCase).id().value();
    }
    EntityType<?> type =
        owner instanceof DealId
            ? DealFields.TYPE
            : owner instanceof TaskId ? TaskFields.TYPE : InteractionFields.TYPE;
    reader.get(type, owner.value());
    return owner.value();
  }

  private static Field<Attachment, UUID> field(EntityId owner) {
    requireNonNull(owner, "owner");
    if (owner instanceof CustomerId) {
      return AttachmentFields.CUSTOMER_ID;
    }
    if (owner instanceof DealId) {
      return AttachmentFields.DEAL_ID;
    }
    if (owner instanceof ServiceCaseId) {
      return AttachmentFields.CASE_ID;
    }
    if (owner instanceof TaskId) {
      return AttachmentFields.TASK_ID;
    }
    if (owner instanceof InteractionId) {
      return AttachmentFields.INTERACTION_ID;
    }
    throw new InvalidInputException(
        "Files belong to customers, deals, cases, tasks and interactions, not to a %s."
            .formatted(owner.getClass().getSimpleName()));
  }

  /**
   * Returns what is known of a file.
   *
   * @throws NotFoundException if the actor cannot see it, or it was removed
   */
  public Attachment get(AttachmentId id) {
    return gateway.read(reader -> get(reader, id));
  }

  private static Attachment get(Reader reader, AttachmentId id) {
    Attachment attachment = reader.get(AttachmentFields.TYPE, id.value());
    if (attachment.removedAt() != null) {
      throw new NotFoundException("'%s' was removed.".formatted(attachment.fileName()));
    }
    return attachment;
  }

  /**
   * Returns the bytes of a file, as a stream that the caller closes. A host that shows them to
   * browsers sends their media type with {@code X-Content-Type-Options: nosniff}, and {@code
   * Content-Disposition: attachment} unless it is a picture, so that no page among them runs in the
   * host's own name.
   *
   * @throws NotFoundException if the actor cannot see it, it was removed, or its bytes are gone
   * @throws UnsupportedFeatureException if the host gave no store for bytes
   */
  public InputStream open(AttachmentId id) {
    BlobStore store = store();
    BlobKey key = BlobKey.parse(get(id).blobKey());
    if (!key.space().equals(BlobSpace.of(gateway.actor().tenant()))) {
      throw new NotFoundException("There is no attachment " + id + ".");
    }
    return store.open(key);
  }

  /**
   * Removes a file; doing so twice changes nothing. Its bytes are removed by {@code
   * Maintenance.removeUnownedBlobs} later, unless another attachment has the same.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  public void remove(AttachmentId id) {
    gateway.apply(
        Origin.of("attachment.remove"),
        changes -> {
          changes.authorise(Action.REMOVE, AttachmentFields.TYPE);
          Attachment attachment = changes.reader().get(AttachmentFields.TYPE, id.value());
          if (attachment.removedAt() == null) {
            changes.update(
                AttachmentFields.TYPE, attachment.toBuilder().removedAt(changes.now()).build());
          }
        });
  }
}
