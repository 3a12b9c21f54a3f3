/** Customers: their cards, their places in organisations, their history. */
@NullMarked
package dev.crmcore.customer;

import org.jspecify.annotations.NullMarked;
