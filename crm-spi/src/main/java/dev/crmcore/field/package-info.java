/**
 * The catalogue: every entity and every field of it, custom fields included, described once by
 * typed descriptors.
 */
@NullMarked
package dev.crmcore.field;

import org.jspecify.annotations.NullMarked;
