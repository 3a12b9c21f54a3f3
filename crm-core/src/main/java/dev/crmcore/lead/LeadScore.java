package dev.crmcore.lead;

import java.util.List;

/**
 * How likely something comes of a lead, by what came of others. Something came of a lead that
 * became a customer and no deal, or whose deal was won; nothing of one that was disqualified, or
 * whose deal was lost. One whose deal is open counts neither way yet.
 *
 * @param percent 0 to 100
 * @param won of how many leads of the past something came
 * @param lost of how many nothing came
 * @param evidence what speaks for and against, the weightiest first
 */
public record LeadScore(int percent, long won, long lost, List<Evidence> evidence) {
  /** Copies the evidence. */
  public LeadScore {
    evidence = List.copyOf(evidence);
  }

  /**
   * One thing that speaks for or against.
   *
   * @param field which field
   * @param value its value, or "missing" or "present"
   * @param won of how many leads with it something came
   * @param lost of how many with it nothing came
   * @param bits how much it says in bits, positive for, negative against
   */
  public record Evidence(String field, String value, long won, long lost, double bits) {}
}
