package dev.crmcore.dedup;

/**
 * A block of records with one key that is too large to compare everybody with everybody; its
 * records were compared with their neighbours in content order only, and by the other rules.
 *
 * @param rule the rule that made the block
 * @param records how many records it has
 * @param example text of one record in it
 * @since 0.1
 */
public record OversizeBlock(String rule, int records, String example) {}
