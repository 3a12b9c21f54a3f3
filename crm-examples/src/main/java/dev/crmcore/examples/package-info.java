/**
 * The {@code crm} command: a host application of the library for people and scripts. One class a
 * verb; standard streams are used by {@link dev.crmcore.examples.terminal.Terminal} alone.
 */
@NullMarked
package dev.crmcore.examples;

import org.jspecify.annotations.NullMarked;
