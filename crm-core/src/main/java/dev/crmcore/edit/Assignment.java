package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody works on is to be given to others: when they leave, are away, or have too much.
 * What is about one customer goes to one of them. Immutable and safe for all threads.
 *
 * <pre>{@code
 * Assignment.from("elena").to("anna", "bob").byLoad().where(Conditions.tag("vip"))
 * }</pre>
 */
public final class Assignment {
  /** What is given where nothing else is said: all but places in teams. */
  public static final Set<AssignedKind> USUAL =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(AssignedKind.TEAMS)));

  private final String from;
  private final List<String> to;
  private final boolean byLoad;
  private final @Nullable Set<AssignedKind> only;
  private final Set<String> lines;
  private final @Nullable Condition where;

  private Assignment(
      String from,
      List<String> to,
      boolean byLoad,
      @Nullable Set<AssignedKind> only,
      Set<String> lines,
      @Nullable Condition where) {
    this.from = from;
    this.to = to;
    this.byLoad = byLoad;
    this.only = only;
    this.lines = lines;
    this.where = where;
  }

  /** Says whose work it is. */
  public static Assignment from(String user) {
    return new Assignment(name(user), List.of(), false, null, Set.of(), null);
  }

  /**
   * Says who gets it, in turn in this order.
   *
   * @throws InvalidInputException if nobody is named, or the one whose work it is
   */
  public Assignment to(String... users) {
    return to(List.of(users));
  }

  /**
   * Says who gets it, in turn in this order; somebody named twice takes one turn.
   *
   * @throws InvalidInputException if nobody is named, or the one whose work it is
   */
  public Assignment to(Collection<String> users) {
    Set<String> names = new LinkedHashSet<>();
    users.forEach(user -> names.add(name(user)));
    if (names.isEmpty()) {
      throw new InvalidInputException("Say to whom the work of " + from + " goes.");
    }
    if (names.contains(from)) {
      throw new InvalidInputException(
          "The work of %s cannot be given to %s.".formatted(from, from));
    }
    return new Assignment(from, List.copyOf(names), byLoad, only, lines, where);
  }

  /** Gives each customer to whoever has least of what is given, instead of in turn. */
  public Assignment byLoad() {
    return new Assignment(from, to, true, only, lines, where);
  }

  /** Gives these kinds only, and refuses to if one of them may not be changed. */
  public Assignment only(Set<AssignedKind> kinds) {
    return new Assignment(from, to, byLoad, Set.copyOf(kinds), lines, where);
  }

  /**
   * Gives customers only in these lines of service; elsewhere their owner stays. Of deals, tasks,
   * leads and cases it gives those of the customers whom the giver has in these lines.
   */
  public Assignment inLines(Collection<String> serviceLines) {
    return new Assignment(from, to, byLoad, only, Set.copyOf(serviceLines), where);
  }

  /**
   * Gives only what is about customers that satisfy a condition; what is about no customer stays.
   */
  public Assignment where(Condition condition) {
    return new Assignment(from, to, byLoad, only, lines, requireNonNull(condition, "condition"));
  }

  private static String name(String user) {
    if (user.isBlank()) {
      throw new InvalidInputException("A user has a name.");
    }
    return user.strip();
  }

  /** Returns whose work it is. */
  public String giver() {
    return from;
  }

  /** Returns who gets it, each once. */
  public List<String> receivers() {
    return to;
  }

  /** Returns what is done, in words. */
  public String description() {
    return "from %s to %s%s"
            .formatted(
                from, String.join(", ", to), byLoad ? " by load" : to.size() > 1 ? " in turn" : "")
        + (only == null ? "" : ": " + String.join(", ", names(only)))
        + (lines.isEmpty() ? "" : " in " + String.join(", ", new TreeSet<>(lines)));
  }

  private static Set<String> names(Set<AssignedKind> kinds) {
    Set<String> names = new LinkedHashSet<>();
    EnumSet.copyOf(kinds).forEach(kind -> names.add(kind.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  boolean isByLoad() {
    return byLoad;
  }

  boolean isNamed(AssignedKind kind) {
    return only != null && only.contains(kind);
  }

  Set<AssignedKind> kinds() {
    return only == null ? USUAL : only;
  }

  boolean isLine(String serviceLine) {
    return lines.isEmpty() || lines.contains(serviceLine);
  }

  Set<String> lines() {
    return lines;
  }

  boolean hasLines() {
    return !lines.isEmpty();
  }

  Optional<Condition> condition() {
    return Optional.ofNullable(where);
  }

  @Override
  public String toString() {
    return description();
  }
}
