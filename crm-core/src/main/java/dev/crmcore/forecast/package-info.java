/** What will be sold, and what was expected before. */
@NullMarked
package dev.crmcore.forecast;

import org.jspecify.annotations.NullMarked;
