/** The standard entities, described: which fields a customer, a deal, a purchase has. */
@NullMarked
package dev.crmcore.catalogue;

import org.jspecify.annotations.NullMarked;
