/**
 * Conditions as people and programs write them: the text form, the JSON form, and segments that
 * refer to segments. Pure functions of the catalogue; no storage and no channel is touched here.
 */
@NullMarked
package dev.crmcore.segmentation;

import org.jspecify.annotations.NullMarked;
