/** What the command shows to people: streams, widths, tables, figures, progress. */
@NullMarked
package dev.crmcore.examples.terminal;

import org.jspecify.annotations.NullMarked;
