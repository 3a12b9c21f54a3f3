package dev.crmcore.duplicates;

/**
 * What a scan changed in the review queue.
 *
 * @param added pairs that were not in it
 * @param rated pairs that were in it, and are rated otherwise now
 * @param removed pairs that are no longer possible
 * @param leftOut pairs that found no room, because a look at them is worth least
 */
public record QueueRefresh(int added, int rated, int removed, int leftOut) {}
