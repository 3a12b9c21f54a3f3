/** Figures about deals, customers, purchases and touches, each of which says what it counted. */
@NullMarked
package dev.crmcore.analytics;

import org.jspecify.annotations.NullMarked;
