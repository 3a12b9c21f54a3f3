package dev.crmcore.capture;

import static java.util.Objects.requireNonNull;

import dev.crmcore.capture.FormVerdict.Finding;
import dev.crmcore.catalogue.FormSubmissionFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.FormSubmissionId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SubmissionStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What strangers send through forms. Everything is stored as it came; what a machine seems to have
 * sent is held until a person looks at it, and nothing is lost. Belongs to one session; not safe
 * for use by several threads at once.
 *
 * <pre>{@code
 * FormVerdict verdict = session.forms().receive(input, FormRules.defaults());
 * if (verdict.isAccepted()) {
 *   session.customers(WritePath.LEAD).create(card(verdict.submission().fields()));
 * }
 * }</pre>
 */
public final class FormSubmissions {
  private final Gateway gateway;
  private final ContactForms forms;

  /** Creates the service; hosts get it from their session. */
  public FormSubmissions(Gateway gateway, ContactForms forms) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.forms = forms;
  }

  /**
   * Stores a submission and says whether it goes on at once. How many came from its source before
   * is counted in the storage, so that several nodes count together; two that arrive at the same
   * moment may not see each other.
   */
  public FormVerdict receive(FormInput input, FormRules rules) {
    requireNonNull(input, "input");
    FormGuard guard = new FormGuard(rules, gateway.engine().clock(), forms);
    return gateway.change(
        Origin.of("form.receive"),
        changes -> {
          Instant now = changes.now();
          long before = sentBefore(changes.reader(), input.source(), now.minus(rules.window()));
          List<Finding> findings = guard.check(input, before);
          FormSubmission submission =
              new FormSubmission(
                  FormSubmissionId.UNASSIGNED,
                  storable(input.form()),
                  input.source() == null ? null : storable(input.source()),
                  storable(input.fields()),
                  findings.isEmpty() ? SubmissionStatus.ACCEPTED : SubmissionStatus.HELD,
                  findings.stream()
                      .map(finding -> finding.reason().name())
                      .collect(Collectors.toCollection(TreeSet::new)),
                  now,
                  null,
                  Revision.NEW);
          return new FormVerdict(changes.create(FormSubmissionFields.TYPE, submission), findings);
        });
  }

  /** Whoever sends may not be allowed to read, but what was sent counts all the same. */
  private static long sentBefore(Reader reader, @Nullable String source, Instant since) {
    if (source == null) {
      return 0;
    }
    long[] count = new long[1];
    reader.scanUnseen(
        FormSubmissionFields.TYPE,
        Conditions.all(
            Conditions.equal(FormSubmissionFields.SOURCE, storable(source)),
            Conditions.greater(FormSubmissionFields.RECEIVED_AT, since)),
        submission -> count[0]++);
    return count[0];
  }

  private static Map<String, String> storable(Map<String, String> fields) {
    Map<String, String> storable = new LinkedHashMap<>();
    fields.forEach((name, value) -> storable.put(storable(name), storable(value)));
    return storable;
  }

  /** A machine may send what no storage takes; it is to be seen, not to be lost. */
  private static String storable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            one ->
                (Character.isISOControl(one) && one != '\n' && one != '\t')
                        || Character.getType(one) == Character.SURROGATE
                    ? ' '
                    : one)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /**
   * Returns a page of what is held, the oldest first.
   *
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   */
  public Page<FormSubmission> held(int limit, @Nullable Keyset after) {
    Condition held = Conditions.equal(FormSubmissionFields.STATUS, SubmissionStatus.HELD);
    return gateway.read(
        reader ->
            reader.query(
                FormSubmissionFields.TYPE,
                held,
                List.of(Sort.ascending(FormSubmissionFields.RECEIVED_AT)),
                limit,
                after));
  }

  /**
   * Takes what is held after all, and returns it for the host to go on with.
   *
   * @throws ConflictException if somebody handled it already
   * @throws dev.crmcore.error.NotFoundException if there is none that the actor may see
   */
  public FormSubmission release(FormSubmissionId id) {
    return handle("form.release", id, SubmissionStatus.RELEASED);
  }

  /**
   * Throws away what is held; it stays stored, for whoever asks.
   *
   * @throws ConflictException if somebody handled it already
   * @throws dev.crmcore.error.NotFoundException if there is none that the actor may see
   */
  public FormSubmission discard(FormSubmissionId id) {
    return handle("form.discard", id, SubmissionStatus.DISCARDED);
  }

  private FormSubmission handle(String action, FormSubmissionId id, SubmissionStatus status) {
    return gateway.change(
        Origin.of(action),
        changes -> {
          FormSubmission held = changes.reader().get(FormSubmissionFields.TYPE, id.value());
          if (held.status() != SubmissionStatus.HELD) {
            throw new ConflictException(
                "The submission %s is not held: it was %s%s."
                    .formatted(
                        id,
                        held.status(),
                        held.handledBy() == null ? "" : " by " + held.handledBy()));
          }
          return changes.update(FormSubmissionFields.TYPE, held.handled(status, changes.actor()));
        });
  }
}
