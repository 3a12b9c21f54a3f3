package dev.crmcore.audit;

import dev.crmcore.audit.AuditFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what is wrong and keeps the first of it. Not safe for other threads. */
final class Findings {
  private final List<AuditFinding> first = new ArrayList<>();
  private long count;

  void add(Kind kind, long position, @Nullable Object id, String message) {
    count++;
    if (first.size() < AuditVerification.MAX_FINDINGS) {
      first.add(new AuditFinding(kind, position, id == null ? null : id.toString(), message));
    }
  }

  long count() {
    return count;
  }

  List<AuditFinding> first() {
    return List.copyOf(first);
  }
}
