/**
 * Edits of many customers at once: planned, looked at, applied in one run and taken back exactly;
 * and taking back the runs of imports.
 */
@NullMarked
package dev.crmcore.edit;

import org.jspecify.annotations.NullMarked;
