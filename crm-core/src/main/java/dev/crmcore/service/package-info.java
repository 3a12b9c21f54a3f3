/** Service: cases with clocks, and how satisfied customers are. */
@NullMarked
package dev.crmcore.service;

import org.jspecify.annotations.NullMarked;
