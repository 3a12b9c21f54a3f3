package dev.crmcore.examples.matching;

import dev.crmcore.dedup.ColumnRoles;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NearestName;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of roles in mapping files and in answers: {@code given name}, {@code email}, … */
final class RoleNames {
  private static final Map<String, FieldRole> SHORT =
      Map.of(
          "name", FieldRole.PERSON_NAME,
          "id", FieldRole.IDENTIFIER,
          "ignore", FieldRole.IGNORED,
          "-", FieldRole.IGNORED,
          "", FieldRole.IGNORED);

  private RoleNames() {}

  /** A kind of field of the host's own is described in Java and cannot be named in a file. */
  private static boolean isNamed(FieldRole role) {
    return role != FieldRole.CUSTOM;
  }

  static String of(FieldRole role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Reads the name of a role, in any spelling, or of a field that has one, such as {@code
   * givenName}.
   *
   * @param where what the name stands in, for the message
   * @throws InvalidInputException if there is no such role
   */
  static FieldRole parse(String name, String where) {
    FieldRole role = find(words(name));
    if (role == null) {
      List<String> known =
          Arrays.stream(FieldRole.values()).filter(RoleNames::isNamed).map(RoleNames::of).toList();
      throw new InvalidInputException(
          "E_MAP",
          "%s names the field '%s', which is not known%s Fields: %s."
              .formatted(
                  where,
                  name,
                  NearestName.to(words(name), known)
                      .map(near -> "; did you mean '" + near + "'?")
                      .orElse("."),
                  known.stream().collect(Collectors.joining(", "))));
    }
    return role;
  }

  private static @Nullable FieldRole find(String words) {
    for (FieldRole role : FieldRole.values()) {
      if (isNamed(role) && of(role).equals(words)) {
        return role;
      }
    }
    FieldRole known = SHORT.get(words);
    if (known != null) {
      return known;
    }
    FieldRole recognised = new ColumnRoles(true).recognize(List.of(words), List.of()).get(0);
    return recognised == FieldRole.IGNORED ? null : recognised;
  }

  /** {@code givenName} and {@code GIVEN_NAME} are {@code given name}. */
  private static String words(String name) {
    return name.strip()
        .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
        .replaceAll("[_\\-\\s.]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
