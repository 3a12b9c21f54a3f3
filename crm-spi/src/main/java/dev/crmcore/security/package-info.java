/** Who acts, and what they may see and do. */
@NullMarked
package dev.crmcore.security;

import org.jspecify.annotations.NullMarked;
