package dev.crmcore.model;

/** What kind of touch an interaction was. */
public enum InteractionKind {
  /** A telephone or video call. */
  CALL,
  /** A meeting. */
  MEETING,
  /** An e-mail. */
  EMAIL,
  /** A short or messenger message. */
  MESSAGE,
  /** A visit to a shop, an office or a site. */
  VISIT,
  /** A form that was filled in. */
  FORM,
  /** A note that somebody wrote down. */
  NOTE,
  /** An answer to a survey. */
  SURVEY,
  /** Something a machine did. */
  SYSTEM
}
