package dev.crmcore.exchange;

/**
 * How far a run is.
 *
 * @param read rows read so far
 * @param rejected rows rejected so far
 */
public record ImportProgress(long read, long rejected) {}
