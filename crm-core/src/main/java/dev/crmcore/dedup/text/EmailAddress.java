package dev.crmcore.dedup.text;

import java.util.Locale;
import java.util.Set;

/**
 * An e-mail address as the mailbox behind it: lower case, without display name, tag and, where the
 * provider ignores them, dots.
 *
 * @param local what stands before the at-sign
 * @param domain what stands after it
 * @since 0.1
 */
public record EmailAddress(String local, String domain) {
  private static final EmailAddress NONE = new EmailAddress("", "");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "none",
          "no",
          "na",
          "n.a",
          "null",
          "noemail",
          "no-email",
          "nomail",
          "noreply",
          "no-reply",
          "test",
          "unknown",
          "anonymous",
          "xxx",
          "aaa",
          "asdf",
          "email",
          "mail",
          "nobody",
          "donotreply");
  private static final Set<String> ROLES =
      Set.of(
          "info",
          "office",
          "sales",
          "support",
          "contact",
          "admin",
          "hello",
          "mail",
          "service",
          "help",
          "team",
          "hr",
          "billing",
          "accounts",
          "webmaster",
          "postmaster",
          "reception");
  private static final Set<String> FREE =
      Set.of(
          "gmail.com",
          "yahoo.com",
          "hotmail.com",
          "outlook.com",
          "mail.ru",
          "icloud.com",
          "gmx.de",
          "aol.com",
          "yandex.ru",
          "ya.ru",
          "bk.ru",
          "list.ru",
          "inbox.ru",
          "web.de",
          "gmx.net",
          "live.com",
          "msn.com",
          "ukr.net",
          "i.ua",
          "qq.com",
          "163.com",
          "126.com",
          "proton.me",
          "rambler.ru",
          "me.com",
          "yahoo.co.uk",
          "hotmail.co.uk",
          "t-online.de",
          "orange.fr");

  /** Reads an address; one that is missing, a placeholder or without at-sign is empty. */
  public static EmailAddress parse(String text) {
    String address = text.strip();
    int open = address.lastIndexOf('<');
    int close = address.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      address = address.substring(open + 1, close).strip();
    }
    address = address.toLowerCase(Locale.ROOT);
    if (address.startsWith("mailto:")) {
      address = address.substring("mailto:".length());
    }
    int at = address.lastIndexOf('@');
    if (at <= 0 || at == address.length() - 1) {
      return NONE;
    }
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    int plus = local.indexOf('+');
    if (plus > 0) {
      local = local.substring(0, plus);
    }
    if (domain.equals("googlemail.com")) {
      domain = "gmail.com";
    }
    if (domain.equals("gmail.com") && local.indexOf('.') >= 0) {
      local = local.replace(".", "");
    }
    return PLACEHOLDERS.contains(local) ? NONE : new EmailAddress(local, domain);
  }

  /** Returns whether nothing usable was given. */
  public boolean isEmpty() {
    return local.isEmpty();
  }

  /** Returns whether the mailbox is shared by design, such as {@code info@}. */
  public boolean isRole() {
    return ROLES.contains(local);
  }

  /**
   * Returns whether the domain hands out addresses to everybody and so says nothing of a company.
   */
  public boolean isFreeProvider() {
    return FREE.contains(domain);
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : local + "@" + domain;
  }
}
