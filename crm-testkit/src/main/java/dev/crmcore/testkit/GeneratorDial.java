package dev.crmcore.testkit;

/** A number that a {@link CustomerGenerator} can be told. */
enum GeneratorDial {
  DUPLICATES("duplicate rate", 0.3, 0.9),
  ORGANIZATIONS("share of organizations", 0.15, 1),
  HOUSEHOLDS("share of people in households", 0.1, 1),
  NOISE("noise", 1, 5),
  MISSING("missing values", 1, 2),
  TRANSLITERATION("transliteration", 1, 3);

  private final String title;
  private final double usual;
  private final double most;

  GeneratorDial(String title, double usual, double most) {
    this.title = title;
    this.usual = usual;
    this.most = most;
  }

  double usual() {
    return usual;
  }

  double checked(double value) {
    if (value >= 0 && value <= most) {
      return value;
    }
    throw new IllegalArgumentException(
        "The " + title + " is 0 to " + most + ", but was " + value + ".");
  }
}
