/** What survives kills, faults and crowds, held over the whole engine. */
@NullMarked
package dev.crmcore.examples.reliability;

import org.jspecify.annotations.NullMarked;
