package dev.crmcore.testkit;

import java.util.List;

/**
 * A telephone number.
 *
 * @param code the calling code
 * @param trunk what is dialled before it inside the country; may be empty
 * @param digits the national number
 * @param groups how many digits stand together
 */
record PhoneNumber(String code, String trunk, String digits, List<Integer> groups) {
  String international() {
    return "+" + code + digits;
  }

  /** Writes the number in one of the ways that people do. */
  String written(Dice dice) {
    return switch (dice.below(9)) {
      case 0, 1, 2 -> international();
      case 3 -> "+" + code + " " + grouped(" ");
      case 4 -> "+" + code + " (" + grouped(") ", "-");
      case 5 ->
          trunk
              + (trunk.length() == 1 && !trunk.equals("0") ? " " : "")
              + grouped(dice.chance(0.5) ? " " : "-");
      case 6 -> trunk + digits;
      case 7 -> "00" + code + digits;
      default -> code + digits;
    };
  }

  private String grouped(String separator) {
    return grouped(separator, separator);
  }

  private String grouped(String first, String others) {
    StringBuilder text = new StringBuilder(digits.length() + 8);
    int at = 0;
    for (int size : groups) {
      int end = Math.min(digits.length(), at + size);
      text.append(at == 0 ? "" : at == groups.get(0) ? first : others).append(digits, at, end);
      at = end;
    }
    return text.append(digits, at, digits.length()).toString();
  }
}
