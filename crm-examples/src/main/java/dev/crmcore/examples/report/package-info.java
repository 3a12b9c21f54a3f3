/** The report on a customer base: one HTML file that needs nothing but a browser. */
@NullMarked
package dev.crmcore.examples.report;

import org.jspecify.annotations.NullMarked;
