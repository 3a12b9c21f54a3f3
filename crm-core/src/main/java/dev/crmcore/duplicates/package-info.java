/** Finding customers that stand twice, asking people, and remembering what they said. */
@NullMarked
package dev.crmcore.duplicates;

import org.jspecify.annotations.NullMarked;
