/** Rates of exchange, and amounts in other currencies. */
@NullMarked
package dev.crmcore.rates;

import org.jspecify.annotations.NullMarked;
