package dev.crmcore.query;

/** How a value is compared. The names and symbols are stored and never change their meaning. */
public enum Operator {
  /** Equal; text after folding. */
  EQ("="),
  /** There is a value and it is another one. */
  NE("!="),
  /** Less than, the bound excluded. */
  LT("<"),
  /** Less than or equal. */
  LE("<="),
  /** Greater than, the bound excluded. */
  GT(">"),
  /** Greater than or equal. */
  GE(">="),
  /** From the first operand to the second, both included. */
  BETWEEN("between"),
  /** Equal to one of the operands. */
  IN("in"),
  /**
   * Text that contains the operand, after folding for {@code TEXT} and exactly for {@code CODE}.
   */
  CONTAINS("contains"),
  /** Text that starts with the operand. */
  STARTS_WITH("starts with"),
  /** Text that ends with the operand. */
  ENDS_WITH("ends with"),
  /** A point at most so many metres, the second operand, from the first; the border is inside. */
  WITHIN("within");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** Returns the spelling in the text form. */
  public String symbol() {
    return symbol;
  }

  /** Tells whether the operator takes operands in a list, whatever their number. */
  public boolean isListed() {
    return this == IN || this == BETWEEN || this == WITHIN;
  }

  /** Tells whether the operator looks into text. */
  public boolean isTextual() {
    return this == CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
  }
}
