/**
 * The one condition language, its reference evaluator, and the queries that carry it to a storage.
 */
@NullMarked
package dev.crmcore.query;

import org.jspecify.annotations.NullMarked;
