/** Programs that a fuzzer steers into corners, and the test that runs them for a while. */
@NullMarked
package dev.crmcore.examples.fuzz;

import org.jspecify.annotations.NullMarked;
