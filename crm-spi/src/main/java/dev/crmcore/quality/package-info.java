/** The extension point for data-quality rules. */
@NullMarked
package dev.crmcore.quality;

import org.jspecify.annotations.NullMarked;
