package dev.crmcore.matching;

/**
 * What a column means to the matching engine; the role decides how its values are normalised,
 * compared and used to find candidates.
 *
 * <p>Several columns may have the same role: their values are then seen as alternatives (e-mails,
 * phones, identifiers) or as parts of one value (street lines).
 *
 * @since 0.1
 */
public enum FieldRole {
  /** A person's whole name in one value, in any order of its parts. */
  PERSON_NAME,
  /** Given (first) name. */
  GIVEN_NAME,
  /** Middle name or patronymic. */
  MIDDLE_NAME,
  /** Family name (surname). */
  FAMILY_NAME,
  /** Name of a company or institution. */
  ORGANIZATION_NAME,
  /** E-mail address. */
  EMAIL,
  /** Phone or fax number. */
  PHONE,
  /** Street line, house number or a whole postal address. */
  ADDRESS,
  /** City, town or place. */
  CITY,
  /** Postal code. */
  POSTCODE,
  /** State, province or region. */
  REGION,
  /** Country name or code. */
  COUNTRY,
  /** Date of birth, or of founding. */
  BIRTH_DATE,
  /** Any other date. */
  DATE,
  /** Tax or registration number of a person or an organisation. */
  TAX_ID,
  /** Any other number that identifies: passport, licence, social security, customer card. */
  IDENTIFIER,
  /** Gender. */
  GENDER,
  /** Web address. */
  WEB,
  /** A kind of its own, which a {@link FieldMatching} describes. */
  CUSTOM,
  /** Anything else; compared as words with a small weight. */
  TEXT,
  /** Never takes part: record ids, sources, truth labels, time stamps. */
  IGNORED
}
