package dev.crmcore.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Validity;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings contact points to the standard form by which they are found again, and says whether they
 * can work. What cannot be brought to it is kept as typed and marked invalid: nothing is lost. Safe
 * for all threads.
 */
public final class ContactForms {
  private static final int MAX_LENGTH = 320;

  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
  private final PlainPhones plainPhones = new PlainPhones(phones);
  private final EmailValidator emails = JMail.strictValidator().disallowObsoleteWhitespace();
  private final @Nullable String region;

  /**
   * Creates the forms.
   *
   * @param region ISO 3166-1 alpha-2, where telephone numbers without a country code are dialled
   *     from; null means that such numbers stay as typed
   */
  public ContactForms(@Nullable String region) {
    this.region = region;
  }

  /** Returns where numbers without a country code are dialled from. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** Returns a contact point in standard form. The country of an address helps with telephones. */
  public ContactPoint standard(ContactPoint point, @Nullable String country) {
    String raw = point.raw().strip();
    Optional<String> form = form(point.kind(), raw, country);
    Validity validity =
        form.isEmpty()
            ? Validity.INVALID
            : point.validity() == Validity.INVALID && point.normalized().equals(form.get())
                ? Validity.INVALID
                : point.validity() == Validity.UNKNOWN ? Validity.VALID : point.validity();
    return point.withNormalized(form.orElse(raw), validity);
  }

  /** Returns the standard form of an address as typed, or empty if it has none. */
  public Optional<String> form(ContactKind kind, String raw, @Nullable String country) {
    if (raw.isBlank() || raw.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return switch (kind) {
      case EMAIL -> email(raw.strip());
      case PHONE -> phone(raw.strip(), country);
      case MESSENGER, SOCIAL, WEB -> Optional.of(raw.strip().toLowerCase(Locale.ROOT));
    };
  }

  private Optional<String> email(String raw) {
    int at = raw.lastIndexOf('@');
    if (at < 1 || !isPlain(raw.substring(0, at))) {
      return Optional.empty();
    }
    String domain;
    try {
      domain = IDN.toASCII(raw.substring(at + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String address = (raw.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT);
    return emails.isValid(address) ? Optional.of(address) : Optional.empty();
  }

  /**
   * Display names, comments, quotes and letters beyond ASCII pass strict checks and break sending.
   */
  private static boolean isPlain(String local) {
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c <= ' ' || c >= 0x7f || "\"(),:;<>[]\\".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> phone(String raw, @Nullable String country) {
    String plain = plainPhones.form(raw);
    if (plain != null) {
      return Optional.of(plain);
    }
    String from = country != null && isRegion(country) ? country.toUpperCase(Locale.ROOT) : region;
    try {
      PhoneNumber number = phones.parse(raw, from);
      return phones.isPossibleNumber(number)
          ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private boolean isRegion(String country) {
    return phones.getSupportedRegions().contains(country.toUpperCase(Locale.ROOT));
  }
}
