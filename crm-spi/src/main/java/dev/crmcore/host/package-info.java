/** What the host hands to a plugin: its clock, its ids, its catalogue. */
@NullMarked
package dev.crmcore.host;

import org.jspecify.annotations.NullMarked;
