/** Messages to customers and the outbox that delivers them. */
@NullMarked
package dev.crmcore.messaging;

import org.jspecify.annotations.NullMarked;
