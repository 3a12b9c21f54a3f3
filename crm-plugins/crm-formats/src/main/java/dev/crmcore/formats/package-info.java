/** Workbooks and cards: customers in XLSX files and vCards, in and out. */
@NullMarked
package dev.crmcore.formats;

import org.jspecify.annotations.NullMarked;
