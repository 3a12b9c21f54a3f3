package dev.crmcore.formats;

import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import ezvcard.VCard;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Email;
import ezvcard.property.Kind;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import ezvcard.util.GeoUri;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the card of a customer. */
final class CardOf {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9-]+");

  private final VCard card = new VCard();
  private int groups;

  private CardOf() {}

  static VCard customer(Customer customer, String uid) {
    CardOf making = new CardOf();
    making.fill(customer, uid);
    return making.card;
  }

  private void fill(Customer customer, String uid) {
    card.setUid(new Uid(uid));
    card.setFormattedName(customer.displayName());
    if (customer instanceof Person person) {
      fill(person);
    } else if (customer instanceof Organization organization) {
      card.setKind(Kind.org());
      String name = organization.legalName();
      card.setOrganization(name == null ? customer.displayName() : name);
    }
    customer.contactPoints().forEach(this::add);
    customer.addresses().forEach(this::add);
    String notes = customer.profile().notes();
    if (notes != null) {
      card.addNote(notes);
    }
    if (!customer.tags().isEmpty()) {
      card.setCategories(customer.tags().toArray(String[]::new));
    }
  }

  private void fill(Person person) {
    StructuredName name = new StructuredName();
    name.setFamily(person.familyName());
    name.setGiven(person.givenName());
    add(name.getAdditionalNames(), person.middleName());
    add(name.getPrefixes(), person.salutation());
    card.setStructuredName(name);
    if (person.jobTitle() != null) {
      card.addTitle(person.jobTitle());
    }
    if (person.birthDate() != null) {
      card.setBirthday(new Birthday(person.birthDate()));
    }
  }

  private static void add(List<String> values, @Nullable String value) {
    if (value != null) {
      values.add(value);
    }
  }

  private void add(ContactPoint point) {
    VCardProperty property = property(point);
    if (point.primary()) {
      property.getParameters().setPref(1);
    }
    label(property, point.label());
    card.addProperty(property);
  }

  private static VCardProperty property(ContactPoint point) {
    return switch (point.kind()) {
      case EMAIL -> new Email(point.raw());
      case PHONE -> new Telephone(point.raw());
      case WEB -> new Url(point.raw());
      case SOCIAL -> new RawProperty("X-SOCIALPROFILE", point.raw());
      // What people write for a messenger is seldom the address that IMPP asks for.
      default -> new RawProperty("IMPP", point.raw());
    };
  }

  private void add(PostalAddress from) {
    Address address = new Address();
    address.setStreetAddress(from.street());
    address.setLocality(from.city());
    address.setRegion(from.region());
    address.setPostalCode(from.postalCode());
    address.setCountry(from.country());
    GeoPoint location = from.location();
    if (location != null) {
      address.setGeo(new GeoUri.Builder(location.latitude(), location.longitude()).build());
    }
    label(address, from.label());
    card.addProperty(address);
  }

  private void label(VCardProperty property, @Nullable String label) {
    if (label == null) {
      return;
    }
    if (TYPE.matcher(label).matches()) {
      property.getParameters().addType(label);
      return;
    }
    String group = "item" + ++groups;
    property.setGroup(group);
    RawProperty own = new RawProperty(CardLabels.OWN, label);
    own.setGroup(group);
    card.addProperty(own);
  }
}
