/** Checks JSON by schemas: what belongs to interactions of a host's own kinds. */
@NullMarked
package dev.crmcore.jsonschema;

import org.jspecify.annotations.NullMarked;
