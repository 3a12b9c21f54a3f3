package dev.crmcore.capture;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form sent.
 *
 * @param form which form, such as {@code "contact"}
 * @param source who sent it as far as the host can tell, such as a digest of the network address,
 *     or null; what comes too often from one source is held
 * @param fields what was typed, by the name of the field
 * @param shownAt when the form was shown, as a signed field of the form says, or null if not known
 */
public record FormInput(
    String form, @Nullable String source, Map<String, String> fields, @Nullable Instant shownAt) {
  /** Copies the fields. */
  public FormInput {
    requireNonNull(form, "form");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
