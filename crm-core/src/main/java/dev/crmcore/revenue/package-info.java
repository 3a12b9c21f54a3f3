/** What customers pay again and again, counted from the deals that were won. */
@NullMarked
package dev.crmcore.revenue;

import org.jspecify.annotations.NullMarked;
