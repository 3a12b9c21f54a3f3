/** Pipelines and the deals that go through them. */
@NullMarked
package dev.crmcore.deal;

import org.jspecify.annotations.NullMarked;
