/** What was changed, in order, for those who keep something in step with it. */
@NullMarked
package dev.crmcore.changes;

import org.jspecify.annotations.NullMarked;
