package dev.crmcore.capture;

import static java.util.Objects.requireNonNull;

import dev.crmcore.capture.FormVerdict.Finding;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.BuiltInRules;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for what tells a machine from a person. Keeps nothing: how many came from a source before
 * is told to it. Safe for all threads.
 */
final class FormGuard {
  private static final Pattern LINK =
      Pattern.compile("://|www\\.|\\[url|<a ", Pattern.CASE_INSENSITIVE);
  private static final Map<String, QualityRule> RULES =
      BuiltInRules.all().stream().collect(Collectors.toMap(QualityRule::id, Function.identity()));

  private final FormRules rules;
  private final Clock clock;
  private final ContactForms forms;

  FormGuard(FormRules rules, Clock clock, ContactForms forms) {
    this.rules = requireNonNull(rules, "rules");
    this.clock = clock;
    this.forms = forms;
  }

  /**
   * @param before how many came from the same source within the window
   */
  List<Finding> check(FormInput input, long before) {
    List<Finding> findings = new ArrayList<>();
    time(input, findings);
    if (before >= rules.most()) {
      findings.add(
          new Finding(
              GuardReason.RATE,
              "",
              "%d came from this source within %s; %d are taken."
                  .formatted(before, rules.window(), rules.most())));
    }
    input
        .fields()
        .forEach(
            (field, value) -> {
              if (!value.isBlank()) {
                field(field, value, findings);
              }
            });
    return findings;
  }

  private void time(FormInput input, List<Finding> findings) {
    Instant shown = input.shownAt();
    if (shown == null) {
      return;
    }
    Duration taken = Duration.between(shown, clock.instant());
    if (taken.isNegative()) {
      findings.add(
          new Finding(
              GuardReason.CLOCK,
              "",
              "It was sent %s before it was shown.".formatted(taken.negated())));
    } else if (taken.compareTo(rules.quickest()) < 0) {
      findings.add(
          new Finding(
              GuardReason.TOO_QUICK,
              "",
              "It was filled in within %s; a person takes %s at least."
                  .formatted(taken, rules.quickest())));
    }
  }

  private void field(String field, String value, List<Finding> findings) {
    if (rules.traps().contains(field)) {
      findings.add(
          new Finding(
              GuardReason.HONEYPOT, field, "People do not see this field, so nobody fills it in."));
    }
    if (rules.names().contains(field)) {
      name(field, value, findings);
    }
    if (rules.emails().contains(field)) {
      email(field, value, findings);
    }
  }

  private void name(String field, String value, List<Finding> findings) {
    if (LINK.matcher(value).find()) {
      findings.add(new Finding(GuardReason.LINK_IN_NAME, field, "There is a link in the name."));
    } else if (Gibberish.isGibberish(value)) {
      findings.add(new Finding(GuardReason.GIBBERISH, field, "These are letters, but no name."));
    } else {
      failing("name-placeholder", Person.builder().givenName(value).build())
          .ifPresent(
              found -> findings.add(new Finding(GuardReason.GIBBERISH, field, found.message())));
    }
  }

  private void email(String field, String value, List<Finding> findings) {
    ContactPoint point = forms.standard(ContactPoint.email(value), null);
    Person card = Person.builder().contactPoints(List.of(point)).build();
    failing("email-valid", card)
        .ifPresent(
            found -> findings.add(new Finding(GuardReason.EMAIL_INVALID, field, found.message())));
    failing("email-lasting", card)
        .ifPresent(
            found ->
                findings.add(new Finding(GuardReason.EMAIL_DISPOSABLE, field, found.message())));
  }

  private Optional<QualityFinding> failing(String ruleId, Person card) {
    QualityRule rule = requireNonNull(RULES.get(ruleId));
    return rule.appliesTo(card) ? rule.check(card, clock) : Optional.empty();
  }
}
