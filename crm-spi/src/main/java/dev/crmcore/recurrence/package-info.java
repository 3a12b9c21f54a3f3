/** When something comes again by a rule; a plugin reads the rules. */
@NullMarked
package dev.crmcore.recurrence;

import org.jspecify.annotations.NullMarked;
