package dev.crmcore.dataquality;

/**
 * Whether an address in standard form can be an e-mail address: {@code local@domain.tld} in ASCII,
 * a dot between atoms, labels of letters, digits and inner hyphens. Quoted local parts are refused,
 * as everywhere in the library: they pass strict checks and break sending.
 */
final class EmailForm {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final int MAX_LABEL = 63;
  private static final String ATOM_EXTRA = "!#$%&'*+/=?^_`{|}~-";

  private EmailForm() {}

  static boolean isRight(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at <= MAX_LOCAL
        && address.length() - at - 1 <= MAX_DOMAIN
        && isLocal(address, at)
        && isDomain(address, at + 1);
  }

  private static boolean isLocal(String address, int end) {
    boolean afterDot = true;
    for (int i = 0; i < end; i++) {
      char c = address.charAt(i);
      if (c == '.') {
        if (afterDot) {
          return false;
        }
        afterDot = true;
      } else {
        if (!Characters.isAsciiLetterOrDigit(c) && ATOM_EXTRA.indexOf(c) < 0) {
          return false;
        }
        afterDot = false;
      }
    }
    return !afterDot;
  }

  private static boolean isDomain(String address, int start) {
    int label = start;
    int labels = 0;
    for (int i = start; i <= address.length(); i++) {
      if (i == address.length() || address.charAt(i) == '.') {
        if (!isLabel(address, label, i)) {
          return false;
        }
        labels++;
        if (i == address.length() && Characters.isDigits(address.substring(label))) {
          return false;
        }
        label = i + 1;
      }
    }
    return labels >= 2;
  }

  private static boolean isLabel(String address, int start, int end) {
    if (end == start
        || end - start > MAX_LABEL
        || address.charAt(start) == '-'
        || address.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = address.charAt(i);
      if (!Characters.isAsciiLetterOrDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }
}
