package dev.crmcore.benchmarks;

import java.util.List;

/**
 * A segment in the language of conditions and in hand-written SQL.
 *
 * @param name what it is called in the table of figures
 * @param condition its condition as people write it
 * @param forms SQL of the same meaning from {@code FROM} on, with the customers as "c"; which of
 *     them is quickest depends on the engine and on what is asked, and the quickest counts
 */
record SegmentQuestion(String name, String condition, List<String> forms) {}
