/** Merging customers, and undoing it. */
@NullMarked
package dev.crmcore.merging;

import org.jspecify.annotations.NullMarked;
