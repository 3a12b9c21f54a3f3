/**
 * What proves a plugin and feeds a test: contract tests, a clock that is advanced by hand, channels
 * that record, and generated customers whose duplicates are known.
 */
@NullMarked
package dev.crmcore.testkit;

import org.jspecify.annotations.NullMarked;
