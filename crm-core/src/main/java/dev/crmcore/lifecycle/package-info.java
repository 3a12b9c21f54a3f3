/** Rules that move customers from stage to stage of their lifecycle. */
@NullMarked
package dev.crmcore.lifecycle;

import org.jspecify.annotations.NullMarked;
