/** What the outbox carries. */
@NullMarked
package dev.crmcore.event;

import org.jspecify.annotations.NullMarked;
