/** Settles two edits of one record. */
@NullMarked
package dev.crmcore.conflict;

import org.jspecify.annotations.NullMarked;
