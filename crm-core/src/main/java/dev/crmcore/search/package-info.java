/**
 * Finds customers by what people type: the beginnings of words and numbers in any format, with
 * slips of the keyboard, the script and the spelling; and says what was found where.
 */
@NullMarked
package dev.crmcore.search;

import org.jspecify.annotations.NullMarked;
