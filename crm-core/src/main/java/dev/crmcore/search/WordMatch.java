package dev.crmcore.search;

/**
 * How a word was found.
 *
 * @param kind in which way
 * @param whole whether the form is a whole word of the record
 * @param form what was found, in the form in which it is searched
 * @param span where in the text it stands
 */
record WordMatch(MatchKind kind, boolean whole, String form, Span span) {
  /** Returns the match under a reading of the text that supposes a slip. */
  WordMatch under(MatchKind slip) {
    return kind.compareTo(slip) >= 0 ? this : new WordMatch(slip, whole, form, span);
  }

  /** Returns how good it is, from 0 to 1. */
  double quality() {
    return switch (kind) {
      case WHOLE_WORD -> 1;
      case BEGINNING -> 0.8;
      case END_OF_NUMBER -> 0.82; // four digits or more say more than some first letters
      case LAYOUT, TRANSLITERATION -> whole ? 0.7 : 0.6;
      case SPELLING -> whole ? 0.4 : 0.3;
    };
  }
}
