/** Everything the library throws, as one sealed hierarchy. */
@NullMarked
package dev.crmcore.error;

import org.jspecify.annotations.NullMarked;
