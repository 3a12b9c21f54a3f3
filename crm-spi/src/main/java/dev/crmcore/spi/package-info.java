/** The entry point of a plugin. */
@NullMarked
package dev.crmcore.spi;

import org.jspecify.annotations.NullMarked;
