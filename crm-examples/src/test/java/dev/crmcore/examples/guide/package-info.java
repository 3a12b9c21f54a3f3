/** What the guides in {@code docs} show, compiled and run. */
package dev.crmcore.examples.guide;
