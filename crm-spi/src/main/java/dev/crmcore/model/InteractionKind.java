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
  SYSTEM,
  /** A conversation in writing, both at once. */
  CHAT,
  /** A visit to where the work is done. */
  SITE_VISIT,
  /** A talk or a course over the net. */
  WEBINAR,
  /** Something said in public on a social network. */
  SOCIAL_POST,
  /** A page that was looked at. */
  PAGE_VIEW,
  /** A kind of the host's own, which {@code customKind} names. */
  CUSTOM
}
