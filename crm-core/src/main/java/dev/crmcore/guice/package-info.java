/** For hosts that assemble themselves with Guice; nothing else here needs it. */
@NullMarked
package dev.crmcore.guice;

import org.jspecify.annotations.NullMarked;
