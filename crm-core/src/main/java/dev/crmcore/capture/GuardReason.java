package dev.crmcore.capture;

/** Why the guard holds a submission. The names are stored and never change. */
public enum GuardReason {
  /** A field that people do not see was filled in. */
  HONEYPOT,
  /** It was filled in faster than a person can. */
  TOO_QUICK,
  /** It was sent before the form was shown. */
  CLOCK,
  /** Too many came from one source. */
  RATE,
  /** The e-mail address is malformed. */
  EMAIL_INVALID,
  /** The e-mail address is at a provider of throw-away mailboxes. */
  EMAIL_DISPOSABLE,
  /** A name is no name: letters at random, a keyboard's row, a placeholder. */
  GIBBERISH,
  /** A name holds a link. */
  LINK_IN_NAME
}
