package dev.crmcore.search;

/** How a word that was typed and a word of a record belong together, the best first. */
public enum MatchKind {
  /** They are the same, but for case and accents. */
  WHOLE_WORD,
  /** The word of the record starts with the one that was typed. */
  BEGINNING,
  /** The number of the record ends with the digits that were typed. */
  END_OF_NUMBER,
  /** The keyboard was set to another layout: "bdfyjd" for "иванов". */
  LAYOUT,
  /** It is spelled in another script: "ivanov" for "иванов". */
  TRANSLITERATION,
  /** A letter is missing, too many, another one, or two stand the wrong way round. */
  SPELLING
}
