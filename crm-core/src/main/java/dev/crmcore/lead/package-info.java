/** Leads: taken in once, given to somebody, scored, and made customers. */
@NullMarked
package dev.crmcore.lead;

import org.jspecify.annotations.NullMarked;
