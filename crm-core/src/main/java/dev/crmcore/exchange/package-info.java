/**
 * Data in and out: files are read, mapped to fields, planned, rehearsed and applied; customers are
 * written to files that read back.
 */
@NullMarked
package dev.crmcore.exchange;

import org.jspecify.annotations.NullMarked;
