/**
 * Brings names, addresses, dates, numbers and e-mail addresses to one form, so that spellings of
 * the same thing compare as equal.
 */
@NullMarked
package dev.crmcore.dedup.text;

import org.jspecify.annotations.NullMarked;
