/** The extension point for file formats. */
@NullMarked
package dev.crmcore.format;

import org.jspecify.annotations.NullMarked;
