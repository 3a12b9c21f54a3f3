/** A storage without SQL: everything in one file of H2's MVStore, or in memory. */
@NullMarked
package dev.crmcore.storage.mvstore;

import org.jspecify.annotations.NullMarked;
