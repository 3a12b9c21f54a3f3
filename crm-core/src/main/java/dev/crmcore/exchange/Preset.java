package dev.crmcore.exchange;

import java.util.List;

/**
 * How the exports of another system are laid out.
 *
 * @param title what they are, for people
 * @param recognisedBy headers that together tell them from others
 * @param mapping what the columns become; a file need not have them all
 */
record Preset(String title, List<String> recognisedBy, ImportMapping mapping) {
  Preset {
    recognisedBy = List.copyOf(recognisedBy);
  }

  String name() {
    return mapping.name();
  }
}
