/** The figures in the documentation: each is a ratio to bare JDBC measured in the same run. */
@NullMarked
package dev.crmcore.benchmarks;

import org.jspecify.annotations.NullMarked;
