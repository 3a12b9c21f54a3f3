package dev.crmcore.capture;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.SubmissionStatus;
import java.util.List;

/**
 * What the guard says about a submission.
 *
 * @param submission as it is stored
 * @param findings why it is held; empty if it is not
 */
public record FormVerdict(FormSubmission submission, List<Finding> findings) {
  /** Copies the findings. */
  public FormVerdict {
    requireNonNull(submission, "submission");
    findings = List.copyOf(findings);
  }

  /** Tells whether it goes on at once; if not, a person looks at it first. */
  public boolean isAccepted() {
    return submission.status() == SubmissionStatus.ACCEPTED;
  }

  /**
   * One reason.
   *
   * @param reason which
   * @param field the field it is about, or empty
   * @param message what was seen, in words for the host's people, not for whoever sent it
   */
  public record Finding(GuardReason reason, String field, String message) {}
}
