package dev.crmcore.formats;

import dev.crmcore.model.ContactKind;
import ezvcard.VCard;
import ezvcard.property.Email;
import ezvcard.property.Impp;
import ezvcard.property.RawProperty;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to reach the customer of a card. */
final class CardContacts {
  private static final Set<String> MESSENGERS =
      Set.of("x-skype", "x-skype-username", "x-jabber", "x-telegram", "x-icq", "x-qq", "x-wechat");

  private final CardLabels labels;
  private final List<Map<String, String>> all = new ArrayList<>();
  private final Set<ContactKind> preferred = EnumSet.noneOf(ContactKind.class);

  private CardContacts(CardLabels labels) {
    this.labels = labels;
  }

  static List<Map<String, String>> of(VCard card, CardLabels labels) {
    CardContacts contacts = new CardContacts(labels);
    for (Email email : card.getEmails()) {
      contacts.add(ContactKind.EMAIL, email, email.getValue());
    }
    for (Telephone phone : card.getTelephoneNumbers()) {
      contacts.add(
          ContactKind.PHONE,
          phone,
          phone.getUri() == null ? phone.getText() : phone.getUri().getNumber());
    }
    for (Url url : card.getUrls()) {
      contacts.add(ContactKind.WEB, url, url.getValue());
    }
    for (Impp impp : card.getImpps()) {
      contacts.add(
          ContactKind.MESSENGER, impp, impp.getUri() == null ? null : impp.getUri().toString());
    }
    for (RawProperty other : card.getExtendedProperties()) {
      String name = other.getPropertyName().toLowerCase(Locale.ROOT);
      if (MESSENGERS.contains(name) || name.equals("impp")) {
        contacts.add(ContactKind.MESSENGER, other, other.getValue());
      } else if (name.equals("x-socialprofile")) {
        contacts.add(ContactKind.SOCIAL, other, other.getValue());
      }
    }
    return contacts.all;
  }

  private void add(ContactKind kind, VCardProperty property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("kind", kind.name());
    parts.put("raw", value.strip());
    String label = labels.of(property);
    if (label != null) {
      parts.put("label", label);
    }
    if (CardLabels.isPreferred(property) && preferred.add(kind)) {
      parts.put("primary", "true");
    }
    all.add(parts);
  }
}
