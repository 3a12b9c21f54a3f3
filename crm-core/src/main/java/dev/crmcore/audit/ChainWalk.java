package dev.crmcore.audit;

import dev.crmcore.audit.AuditFinding.Kind;
import dev.crmcore.catalogue.AuditCheckpointFields;
import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.AuditHeadFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.gateway.AuditChain;
import dev.crmcore.gateway.LineageDigest;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditHead;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the chain, entry by entry, and says what is wrong. Keeps the entry it is at and the
 * first findings, nothing else. Not safe for other threads.
 */
final class ChainWalk {
  private static final int CHUNK = 500;

  private final Reader reader;
  private final Findings findings = new Findings();
  private final @Nullable AuditCheckpoint start;
  private long position;
  private String digest;
  private boolean trusted = true;
  private boolean vouched;
  private long entries;
  private long lineageRows;

  ChainWalk(Reader reader) {
    this.reader = reader;
    this.start = reader.checkpoint().orElse(null);
    this.position = start == null ? 0 : start.position();
    this.digest = start == null ? AuditChain.START : start.digest();
    this.vouched = start == null;
  }

  long position() {
    return position;
  }

  String digest() {
    return digest;
  }

  Findings findings() {
    return findings;
  }

  /** Takes the next entry in the order of positions. */
  void take(AuditEntry entry) {
    entries++;
    long at = entry.link().position();
    String lineage = lineage(entry);
    if (at <= position) {
      findings.add(
          Kind.INSERTED,
          at,
          entry.id(),
          "Entry %d (%s) is where no entry can be.".formatted(at, entry.id()));
      return;
    }
    if (at > position + 1) {
      missing(at - 1);
      trusted = false;
    }
    boolean genuine = AuditChain.digest(entry).equals(entry.link().digest());
    if (!genuine) {
      findings.add(
          Kind.CHANGED, at, entry.id(), "Entry %d (%s) was changed.".formatted(at, entry.id()));
    } else if (trusted && !entry.link().previous().equals(digest)) {
      findings.add(
          Kind.UNLINKED,
          at,
          entry.id(),
          "Entry %d (%s) follows another entry than the one before it.".formatted(at, entry.id()));
    }
    if (genuine && !lineage.equals(entry.link().lineage())) {
      findings.add(
          Kind.LINEAGE,
          at,
          entry.id(),
          "The lineage of entry %d (%s) was changed, removed or added to."
              .formatted(at, entry.id()));
    }
    position = at;
    digest = entry.link().digest();
    trusted = genuine;
  }

  private String lineage(AuditEntry entry) {
    LineageDigest rows = new LineageDigest();
    reader.scan(
        LineageFields.TYPE,
        Conditions.equal(LineageFields.CHANGE_SET, entry.id().value()),
        row -> {
          rows.add(row);
          vouched |= isOfStart(row);
        });
    lineageRows += rows.rows();
    return rows.end();
  }

  /** The entry that tells of the newest checkpoint is younger than it, so it is never sealed. */
  private boolean isOfStart(LineageEntry row) {
    AuditCheckpoint made = start;
    return made != null
        && row.entityId().equals(made.id().value())
        && says(row, AuditCheckpointFields.POSITION.text(made))
        && says(row, AuditCheckpointFields.DIGEST.text(made))
        && says(row, AuditCheckpointFields.UNTIL.text(made));
  }

  private static boolean says(LineageEntry row, @Nullable String value) {
    return row.changes().stream().anyMatch(change -> String.valueOf(value).equals(change.after()));
  }

  private void missing(long last) {
    long first = position + 1;
    findings.add(
        Kind.MISSING,
        first,
        null,
        first == last
            ? "Entry %d is missing.".formatted(first)
            : "The entries %d to %d are missing.".formatted(first, last));
  }

  /** Compares the end with the head, and says what was found. */
  AuditVerification end() {
    checkHead();
    if (!vouched) {
      findings.add(
          Kind.CHECKPOINT,
          start == null ? 0 : start.position(),
          start == null ? null : start.id(),
          "The chain begins at a checkpoint that no entry tells of.");
    }
    if (reader.count(LineageFields.TYPE, Conditions.everyone()) != lineageRows) {
      findStrayLineage();
    }
    return new AuditVerification(
        entries,
        lineageRows,
        start == null ? 0 : start.position(),
        position,
        digest,
        findings.count(),
        findings.first());
  }

  private void checkHead() {
    Optional<AuditHead> found = reader.find(AuditHeadFields.TYPE, AuditHead.ID.value());
    if (found.isEmpty()) {
      if (position > 0) {
        findings.add(Kind.HEAD, position, null, "The head of the chain is missing.");
      }
      return;
    }
    AuditHead head = found.get();
    if (head.position() > position) {
      missing(head.position());
    } else if (head.position() < position) {
      findings.add(
          Kind.INSERTED,
          head.position() + 1,
          null,
          "The entries after %d are behind the head of the chain.".formatted(head.position()));
    } else if (trusted && !head.digest().equals(digest)) {
      findings.add(
          Kind.HEAD, position, head.id(), "The head of the chain is not that of the last entry.");
    }
  }

  private void findStrayLineage() {
    List<LineageEntry> chunk = new ArrayList<>(CHUNK);
    reader.scan(
        LineageFields.TYPE,
        Conditions.everyone(),
        row -> {
          chunk.add(row);
          if (chunk.size() == CHUNK) {
            findStray(chunk);
          }
        });
    findStray(chunk);
  }

  private void findStray(List<LineageEntry> rows) {
    Set<UUID> heads = new HashSet<>();
    rows.forEach(row -> heads.add(row.changeSet().value()));
    Set<UUID> known = new HashSet<>();
    reader.findAll(AuditFields.TYPE, heads).forEach(entry -> known.add(entry.id().value()));
    for (LineageEntry row : rows) {
      if (!known.contains(row.changeSet().value())) {
        findings.add(
            Kind.INSERTED,
            0,
            row.id(),
            "The lineage row %s of %s %s belongs to no entry."
                .formatted(row.id(), row.entity(), row.entityId()));
      }
    }
    rows.clear();
  }
}
