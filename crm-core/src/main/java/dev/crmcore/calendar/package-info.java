/** When people work. */
@NullMarked
package dev.crmcore.calendar;

import org.jspecify.annotations.NullMarked;
