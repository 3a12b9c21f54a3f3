/** What strangers send through forms: guarded against machines, kept and never lost. */
@NullMarked
package dev.crmcore.capture;

import org.jspecify.annotations.NullMarked;
