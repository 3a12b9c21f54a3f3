package dev.crmcore.exchange;

import java.util.List;

/**
 * How the exports of another system are laid out.
 *
 * @param title what they are, for people
 * @param recognisedBy headers that together tell them from others
 * @param oneOf headers of which one must be there as well, unless there are none: for systems whose
 *     other headers anybody might use
 * @param mapping what the columns become; a file need not have them all
 */
record Preset(String title, List<String> recognisedBy, List<String> oneOf, ImportMapping mapping) {
  Preset {
    recognisedBy = List.copyOf(recognisedBy);
    oneOf = List.copyOf(oneOf);
  }

  String name() {
    return mapping.name();
  }
}
