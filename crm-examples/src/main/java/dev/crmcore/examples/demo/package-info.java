/** The sample of the demo: its files, and what they say besides customers. */
@NullMarked
package dev.crmcore.examples.demo;

import org.jspecify.annotations.NullMarked;
