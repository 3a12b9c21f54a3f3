package dev.crmcore.dedup;

import dev.crmcore.dedup.text.TextFolding;
import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognises what the columns of a file mean, by their headers in English, Russian and Chinese and,
 * where a header says nothing, by the values below it.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ColumnRoles {
  private static final Set<FieldRole> NAMES =
      Set.of(
          FieldRole.PERSON_NAME,
          FieldRole.FAMILY_NAME,
          FieldRole.GIVEN_NAME,
          FieldRole.ORGANIZATION_NAME);

  private final boolean onlyKnown;

  /**
   * Creates a recogniser.
   *
   * @param onlyKnown whether columns of unknown meaning are left out instead of taking part as text
   */
  public ColumnRoles(boolean onlyKnown) {
    this.onlyKnown = onlyKnown;
  }

  /**
   * Returns the role of each column.
   *
   * @param headers the headers
   * @param rows some rows, a few hundred are plenty; each has a value for each header
   */
  public List<FieldRole> recognize(List<String> headers, List<List<String>> rows) {
    List<FieldRole> roles = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      List<String> values = values(rows, i);
      roles.add(values.isEmpty() ? FieldRole.IGNORED : HeaderSynonyms.roleOf(headers.get(i)));
    }
    guessByValues(roles, rows);
    settleNames(headers, roles, rows);
    if (onlyKnown) {
      roles.replaceAll(role -> role == FieldRole.TEXT ? FieldRole.IGNORED : role);
    }
    return roles;
  }

  /** Values decide only where no header claims the role and enough of them are filled. */
  private static void guessByValues(List<FieldRole> roles, List<List<String>> rows) {
    Set<FieldRole> named = Set.copyOf(roles);
    boolean anyName = NAMES.stream().anyMatch(named::contains);
    for (int i = 0; i < roles.size(); i++) {
      List<String> values = values(rows, i);
      if (roles.get(i) == FieldRole.TEXT && values.size() * 3 >= rows.size()) {
        FieldRole guess = ValueShapes.roleOf(values);
        if (!named.contains(guess) && !(anyName && NAMES.contains(guess))) {
          roles.set(i, guess);
        }
      }
    }
  }

  private static List<String> values(List<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> column < row.size() ? row.get(column) : "")
        .filter(value -> !value.isBlank())
        .toList();
  }

  /**
   * A plain "name" is a person's or an organisation's; with no name at all the main text is one.
   */
  private void settleNames(List<String> headers, List<FieldRole> roles, List<List<String>> rows) {
    boolean parts = roles.contains(FieldRole.GIVEN_NAME) || roles.contains(FieldRole.FAMILY_NAME);
    for (int i = 0; i < roles.size(); i++) {
      String header = TextFolding.join(TextFolding.fold(headers.get(i)));
      boolean plain =
          Set.of("name", "nazvanie", "naimenovanie", "imya", "名称", "title", "displayname")
              .contains(header);
      if (plain && !parts) {
        roles.set(
            i,
            ValueShapes.looksLikePersons(values(rows, i))
                ? FieldRole.PERSON_NAME
                : FieldRole.ORGANIZATION_NAME);
      }
    }
    if (!onlyKnown && roles.stream().noneMatch(NAMES::contains)) {
      nameMainText(roles, rows);
    }
  }

  private static void nameMainText(List<FieldRole> roles, List<List<String>> rows) {
    int main = -1;
    long most = 0;
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i) == FieldRole.TEXT) {
        long letters =
            values(rows, i).stream()
                .distinct()
                .filter(value -> value.chars().anyMatch(Character::isLetter))
                .count();
        if (letters > most) {
          most = letters;
          main = i;
        }
      }
    }
    if (main >= 0) {
      roles.set(main, FieldRole.ORGANIZATION_NAME);
    }
  }
}
