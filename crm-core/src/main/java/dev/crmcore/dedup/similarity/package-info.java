/** Measures how alike two strings are, fast enough for hundreds of millions of pairs. */
@NullMarked
package dev.crmcore.dedup.similarity;

import org.jspecify.annotations.NullMarked;
