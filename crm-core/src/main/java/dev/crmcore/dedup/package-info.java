/**
 * Finds records of one person or organisation in a table of values: candidates, scores, decisions
 * and clusters, each with its reasons.
 */
@NullMarked
package dev.crmcore.dedup;

import org.jspecify.annotations.NullMarked;
