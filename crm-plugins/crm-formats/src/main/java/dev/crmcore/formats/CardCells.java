package dev.crmcore.formats;

import ezvcard.VCard;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Note;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.TextProperty;
import ezvcard.util.GeoUri;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One card as cells; ways to reach the customer and addresses are JSON, so that all are kept. */
final class CardCells {
  /** The columns of every file of cards, in the words of imports. */
  static final List<String> HEADER =
      List.of(
          "externalId",
          "kind",
          "givenName",
          "middleName",
          "familyName",
          "salutation",
          "fullName",
          "company",
          "jobTitle",
          "birthDate",
          "notes",
          "tags",
          "contactPoints",
          "addresses");

  private static final int FIRST_YEAR = 1800;

  private final VCard card;
  private final CardLabels labels;
  private final String[] values = new String[HEADER.size()];
  private final Set<Integer> structured = new HashSet<>();

  private CardCells(VCard card) {
    this.card = card;
    this.labels = new CardLabels(card);
    Arrays.fill(values, "");
  }

  static CardCells of(VCard card) {
    CardCells cells = new CardCells(card);
    cells.fill();
    return cells;
  }

  List<String> values() {
    return List.of(values);
  }

  Set<Integer> structured() {
    return structured;
  }

  private void fill() {
    put("externalId", id());
    String company =
        card.getOrganization() == null ? null : joined(card.getOrganization().getValues(), ", ");
    put("company", company);
    boolean organization = isOrganization();
    if (organization) {
      put("kind", "ORGANIZATION");
      if (company == null || company.isBlank()) {
        put("company", text(card.getFormattedName()));
      }
    } else {
      putName();
    }
    put("jobTitle", card.getTitles().isEmpty() ? null : card.getTitles().get(0).getValue());
    put("birthDate", birthDate());
    put(
        "notes",
        card.getNotes().stream()
            .map(Note::getValue)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")));
    putStructured("tags", CardJson.texts(tags()));
    putStructured("contactPoints", CardJson.objects(CardContacts.of(card, labels)));
    putStructured("addresses", CardJson.objects(addresses()));
  }

  private void put(String column, @Nullable String value) {
    values[HEADER.indexOf(column)] = value == null ? "" : value;
  }

  private void putStructured(String column, String json) {
    if (!json.equals("[]")) {
      put(column, json);
      structured.add(HEADER.indexOf(column));
    }
  }

  private static @Nullable String text(@Nullable TextProperty property) {
    return property == null ? null : property.getValue();
  }

  private @Nullable String id() {
    String uid = text(card.getUid());
    return uid != null && uid.startsWith("urn:uuid:") ? uid.substring("urn:uuid:".length()) : uid;
  }

  private boolean isOrganization() {
    RawProperty shown = card.getExtendedProperty("X-ABShowAs");
    return (card.getKind() != null && card.getKind().isOrg())
        || (shown != null && "COMPANY".equalsIgnoreCase(shown.getValue()));
  }

  private void putName() {
    StructuredName name = card.getStructuredName();
    if (name != null && (hasText(name.getGiven()) || hasText(name.getFamily()))) {
      put("givenName", name.getGiven());
      put("middleName", joined(name.getAdditionalNames(), " "));
      put("familyName", name.getFamily());
      put("salutation", joined(name.getPrefixes(), " "));
    } else {
      String full = text(card.getFormattedName());
      // Programs put the company or an address where there is no name.
      boolean real = hasText(full) && !Objects.equals(full, values[HEADER.indexOf("company")]);
      put("fullName", real ? full : null);
    }
  }

  private static boolean hasText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static String joined(List<String> texts, String separator) {
    return texts.stream().filter(CardCells::hasText).collect(Collectors.joining(separator));
  }

  /**
   * A day without a year is no date of birth; telephones write 1604 for a year they do not know.
   */
  private @Nullable String birthDate() {
    Birthday birthday = card.getBirthday();
    if (birthday == null) {
      return null;
    }
    Temporal date = birthday.getDate();
    if (date == null) {
      return birthday.getText();
    }
    if (!date.isSupported(ChronoField.EPOCH_DAY) || date.get(ChronoField.YEAR) < FIRST_YEAR) {
      return null;
    }
    return LocalDate.from(date).toString();
  }

  private List<String> tags() {
    return card.getCategoriesList().stream()
        .map(Categories::getValues)
        .flatMap(List::stream)
        .filter(CardCells::hasText)
        .toList();
  }

  private static @Nullable String place(@Nullable GeoUri geo) {
    return geo == null ? null : geo.getCoordA() + ", " + geo.getCoordB();
  }

  private List<Map<String, String>> addresses() {
    List<Map<String, String>> all = new ArrayList<>();
    for (Address address : card.getAddresses()) {
      Map<String, String> parts = new LinkedHashMap<>();
      add(parts, "label", labels.of(address));
      add(
          parts,
          "street",
          joined(
              Stream.of(
                      address.getStreetAddresses(),
                      address.getExtendedAddresses(),
                      address.getPoBoxes())
                  .flatMap(List::stream)
                  .toList(),
              ", "));
      add(parts, "city", joined(address.getLocalities(), ", "));
      add(parts, "region", joined(address.getRegions(), ", "));
      add(parts, "postalCode", joined(address.getPostalCodes(), ", "));
      add(parts, "country", joined(address.getCountries(), ", "));
      add(parts, "location", place(address.getGeo()));
      if (parts.keySet().stream().anyMatch(part -> !part.equals("label"))) {
        all.add(parts);
      }
    }
    return all;
  }

  private static void add(Map<String, String> parts, String name, @Nullable String value) {
    if (hasText(value)) {
      parts.put(name, value);
    }
  }
}
