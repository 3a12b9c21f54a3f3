package dev.crmcore.dedup;

/**
 * What taking all pairs from a probability on for matches would give, as the model itself expects:
 * the mean of the probabilities taken. On labelled data it is within a few points of the truth
 * where the fields are independent enough, and too high where they are few and strange.
 *
 * @param probability the cut, 0 to 1
 * @param pairs how many pairs are at or above it
 * @param precision share of them that are the same, 0 to 1; 1 if there is none
 * @param recall share of the pairs that are the same, among all compared ones, that are at or above
 *     it, 0 to 1; pairs that no rule found are not known of
 * @since 0.1
 */
public record CutEstimate(double probability, long pairs, double precision, double recall) {}
