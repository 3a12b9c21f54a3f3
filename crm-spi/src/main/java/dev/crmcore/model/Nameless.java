package dev.crmcore.model;

/** What to call a customer whose name nobody wrote down. */
final class Nameless {
  private Nameless() {}

  static String nameFrom(Profile profile) {
    if (!profile.contactPoints().isEmpty()) {
      return profile.contactPoints().get(0).raw();
    }
    return profile.externalIds().isEmpty() ? "(no name)" : profile.externalIds().get(0).value();
  }
}
