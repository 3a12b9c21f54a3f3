package dev.crmcore.model;

/** The kind of address a contact point is. */
public enum ContactKind {
  /** An e-mail address; normalised to lower case with an ASCII domain. */
  EMAIL,
  /** A telephone number; normalised to E.164. */
  PHONE,
  /** A messenger handle, such as a Telegram name. */
  MESSENGER,
  /** A social-network profile. */
  SOCIAL,
  /** A web address. */
  WEB
}
