/** Finds duplicates in files, without a database. */
@NullMarked
package dev.crmcore.examples.matching;

import org.jspecify.annotations.NullMarked;
