package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.matching.FieldRole;

/**
 * Says whether two names are one name, from the names alone: no table, no other field, no
 * frequencies. What counts is whether every word of the one finds its counterpart in the other.
 *
 * <p>Words agree in any order, joined or apart, in another transliteration, and with a slip or two
 * if they are long enough. Of persons, short forms and initials agree too, titles and particles
 * such as {@code bin} or {@code van} do not count, and middle names and patronymics may be missing.
 * Of organisations, legal forms do not count and every word that one name has more makes it another
 * organisation; so does another number.
 *
 * <p>Records have more than a name, and a table says how common it is: use {@link Deduplicator} for
 * them. Immutable, safe for use by several threads.
 *
 * @since 0.1
 */
public final class NameComparison {
  private static final NameComparison PERSONS = new NameComparison(true);
  private static final NameComparison ORGANIZATIONS = new NameComparison(false);

  private final boolean persons;

  private NameComparison(boolean persons) {
    this.persons = persons;
  }

  /**
   * Returns the comparison of names of a kind.
   *
   * @param role {@code PERSON_NAME} or {@code ORGANIZATION_NAME}
   * @throws IllegalArgumentException if the role is another one
   */
  public static NameComparison of(FieldRole role) {
    return switch (requireNonNull(role, "role")) {
      case PERSON_NAME -> PERSONS;
      case ORGANIZATION_NAME -> ORGANIZATIONS;
      default ->
          throw new IllegalArgumentException(
              role + " is not a whole name; use PERSON_NAME or ORGANIZATION_NAME");
    };
  }

  /** Compares two names; one that holds no letter and no digit is like no other. Symmetric. */
  public NameAgreement compare(String left, String right) {
    requireNonNull(left, "left");
    requireNonNull(right, "right");
    // Always the same one first, so that ties are broken alike.
    return left.compareTo(right) <= 0
        ? compareInOrder(left, right)
        : compareInOrder(right, left).mirrored();
  }

  private NameAgreement compareInOrder(String left, String right) {
    NameWords a = NameWords.read(left, right, persons);
    NameWords b = NameWords.read(right, left, persons);
    NameAlignment alignment = new NameAlignment(a, b, persons);
    return new NameAgreement(alignment.score(), alignment.pairs());
  }
}
