package dev.crmcore.formats;

import ezvcard.VCard;
import ezvcard.property.RawProperty;
import ezvcard.property.VCardProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a way to reach a customer is called: "work", "cell", or words of the person's own. */
final class CardLabels {
  /**
   * The property in which programs write a label of the person's own, in the group of the other.
   */
  static final String OWN = "X-ABLabel";

  /** What says nothing of the place or the purpose. */
  private static final Set<String> PLAIN =
      Set.of("pref", "voice", "internet", "text", "x-internet", "msg");

  private final Map<String, String> ownByGroup = new HashMap<>();

  CardLabels(VCard card) {
    for (RawProperty label : card.getExtendedProperties(OWN)) {
      if (label.getGroup() != null && label.getValue() != null) {
        ownByGroup.put(label.getGroup().toLowerCase(Locale.ROOT), own(label.getValue()));
      }
    }
  }

  @Nullable String of(VCardProperty property) {
    String group = property.getGroup();
    String own = group == null ? null : ownByGroup.get(group.toLowerCase(Locale.ROOT));
    if (own != null) {
      return own;
    }
    return property.getParameters().getTypes().stream()
        .map(type -> type.toLowerCase(Locale.ROOT))
        .filter(type -> !PLAIN.contains(type))
        .findFirst()
        .orElse(null);
  }

  /** Some programs write their standard labels as {@code _$!<Home>!$_}. */
  private static String own(String label) {
    return label.startsWith("_$!<") && label.endsWith(">!$_")
        ? label.substring(4, label.length() - 4).toLowerCase(Locale.ROOT)
        : label;
  }

  static boolean isPreferred(VCardProperty property) {
    List<String> types = property.getParameters().getTypes();
    return types.stream().anyMatch("pref"::equalsIgnoreCase)
        || "1".equals(property.getParameters().first("PREF"));
  }
}
