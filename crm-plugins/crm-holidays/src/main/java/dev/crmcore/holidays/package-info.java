/** Public holidays, for working calendars. */
@NullMarked
package dev.crmcore.holidays;

import org.jspecify.annotations.NullMarked;
