/** Calendars as RFC 5545 has them: rules by which tasks repeat, and tasks as a file. */
@NullMarked
package dev.crmcore.icalendar;

import org.jspecify.annotations.NullMarked;
