package dev.crmcore.search;

/**
 * A range of characters, counted as {@link String#substring(int, int)} counts.
 *
 * @param start the first
 * @param end the one after the last
 */
public record Span(int start, int end) {}
