package dev.crmcore.edit;

/** What somebody can be responsible for, as far as it is given to others together. */
public enum AssignedKind {
  /** Customers in use, in lines of service. */
  CUSTOMERS,
  /** Places in the teams of customers in use. */
  TEAMS,
  /** Deals that are neither won nor lost. */
  DEALS,
  /** Tasks that are not done. */
  TASKS,
  /** Leads of which something may still come. */
  LEADS,
  /** Service cases that are not closed: resolved ones too, because an answer opens them again. */
  CASES
}
