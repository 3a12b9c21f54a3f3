package dev.crmcore.model;

/** Of whom a quota is. */
public enum QuotaSubject {
  /** Of somebody. */
  PERSON,
  /** Of a team. */
  TEAM
}
