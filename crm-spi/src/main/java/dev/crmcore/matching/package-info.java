/**
 * The extension points of duplicate matching: what a plug-in implements, receives or returns when
 * it teaches the engine a new kind of field.
 */
@NullMarked
package dev.crmcore.matching;

import org.jspecify.annotations.NullMarked;
