package dev.crmcore.format;

/** What the records of a format are, and so what stands in their cells. */
public enum RecordShape {
  /**
   * Rows of plain text, such as CSV. A spreadsheet may take a cell for a formula, so an export puts
   * an apostrophe in front, which an import takes away.
   */
  TEXT_TABLE,
  /**
   * Rows of cells with types, such as those of a workbook. Text is never a formula and needs no
   * apostrophe; one that came from a text table is taken away by an import.
   */
  TYPED_TABLE,
  /** Whole customers, such as JSON documents or cards. Text stands as it is. */
  DOCUMENTS
}
