package dev.crmcore.channel.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address that can be written into a command as it is: no list, no group, no comment, no
 * quoting, no route.
 *
 * @param address with an ASCII domain
 * @param name the name to show, or null
 */
record Mailbox(String address, @Nullable String name) {
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final int LONGEST = 254;

  /** Reads an address; empty where it cannot be sent to as it is. */
  static Optional<Mailbox> parse(String address, @Nullable String name) {
    if (HeaderGate.breaksLine(address) || HeaderGate.breaksLine(name)) {
      return Optional.empty();
    }
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String ascii = address.substring(0, at + 1) + asciiDomain(address.substring(at + 1));
    boolean plain = ascii.length() <= LONGEST && PLAIN.matcher(ascii).matches();
    return plain ? Optional.of(new Mailbox(ascii, name)) : Optional.empty();
  }

  private static String asciiDomain(String domain) {
    try {
      return IDN.toASCII(domain);
    } catch (IllegalArgumentException e) {
      // Not a domain; the pattern refuses what is returned.
      return "";
    }
  }

  /** Returns the part after the at sign. */
  String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Returns what a server said without this address, which servers like to repeat. */
  String maskedIn(String answer) {
    return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
        .matcher(answer)
        .replaceAll("recipient");
  }
}
