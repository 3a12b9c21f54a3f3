/**
 * The extension point for file formats: a plugin offers a {@link dev.crmcore.format.RecordFormat}.
 */
@NullMarked
package dev.crmcore.format;

import org.jspecify.annotations.NullMarked;
