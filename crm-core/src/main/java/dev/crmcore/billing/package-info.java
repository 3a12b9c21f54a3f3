/** Orders, invoices and payments of other systems, by reference. */
@NullMarked
package dev.crmcore.billing;

import org.jspecify.annotations.NullMarked;
