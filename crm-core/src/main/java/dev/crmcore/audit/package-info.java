/** Proving that the audit log is what was written, and letting go of what is old. */
@NullMarked
package dev.crmcore.audit;

import org.jspecify.annotations.NullMarked;
