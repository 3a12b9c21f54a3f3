package dev.crmcore.deal;

import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.security.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move that somebody asks for.
 *
 * @param reader reads what the rules need to know, seen by the actor or not
 * @param actor who asks
 * @param now when
 * @param pipeline the pipeline of the deal
 * @param deal as it is or shall be, nothing concealed
 * @param to where it shall go: another stage than it is in
 * @param reason why, in words or by the key of a close reason
 */
record AskedMove(
    Reader reader,
    Actor actor,
    Instant now,
    Pipeline pipeline,
    Deal deal,
    Stage to,
    @Nullable String reason) {
  boolean hasReason() {
    return reason != null && !reason.isBlank();
  }
}
