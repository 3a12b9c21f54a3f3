package dev.crmcore.interaction;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NearestName;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of interactions that a host has of its own. Immutable and safe for all threads. */
public final class CustomKinds {
  private final SortedMap<String, Function<String, List<String>>> checks;

  private CustomKinds(SortedMap<String, Function<String, List<String>>> checks) {
    this.checks = Collections.unmodifiableSortedMap(checks);
  }

  /** Returns no kinds. */
  public static CustomKinds none() {
    return new CustomKinds(new TreeMap<>());
  }

  /**
   * Returns these and one more.
   *
   * @param problems returns what is wrong with the details, which are JSON text; safe for all
   *     threads
   * @throws InvalidInputException if the name is blank or taken
   */
  public CustomKinds and(String name, Function<String, List<String>> problems) {
    requireNonNull(problems, "problems");
    if (name.isBlank() || checks.containsKey(name)) {
      throw new InvalidInputException(
          "E_KIND", "A kind of interactions needs a name of its own, not '%s'.".formatted(name));
    }
    SortedMap<String, Function<String, List<String>>> more = new TreeMap<>(checks);
    more.put(name, problems);
    return new CustomKinds(more);
  }

  /**
   * Refuses an interaction of a kind that nobody knows, or whose details are not as they should be.
   *
   * @throws InvalidInputException if it is one
   */
  void check(Interaction said) {
    String kind = said.customKind();
    if ((said.kind() == InteractionKind.CUSTOM) != (kind != null)) {
      throw new InvalidInputException(
          "E_KIND", "An interaction of the kind CUSTOM, and no other, says which kind of yours.");
    }
    if (kind == null) {
      if (said.details() != null) {
        throw new InvalidInputException("E_KIND", "Only kinds of your own have details.");
      }
      return;
    }
    Function<String, List<String>> check = checks.get(kind);
    if (check == null) {
      throw new InvalidInputException(
          "E_KIND",
          "There is no kind of interactions '%s'.%s Name it with CrmBuilder.interactionKind."
              .formatted(
                  kind,
                  NearestName.to(kind, checks.keySet())
                      .map(near -> " Did you mean '" + near + "'?")
                      .orElse("")));
    }
    List<String> problems = check.apply(said.details() == null ? "{}" : said.details());
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          "E_DETAILS",
          "The details of '%s' are not as they should be: %s."
              .formatted(kind, String.join("; ", problems)));
    }
  }
}
