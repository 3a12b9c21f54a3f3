/**
 * How good the customer base is: the rules that come with the library, the score of one customer
 * and the audit of all of them, each with its reasons.
 */
@NullMarked
package dev.crmcore.dataquality;

import org.jspecify.annotations.NullMarked;
