package dev.crmcore.model;

/** How far the asking for an approval has come. */
public enum ApprovalStatus {
  /** Somebody is still to be asked. */
  PENDING,
  /** Enough have approved; the deal may enter the stage. */
  APPROVED,
  /** Somebody has refused. */
  REJECTED,
  /** It was taken back, or what was to be approved changed. */
  WITHDRAWN,
  /** The deal entered the stage; to enter it again somebody has to be asked again. */
  USED
}
