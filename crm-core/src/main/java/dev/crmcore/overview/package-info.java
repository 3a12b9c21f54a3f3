/** The whole customer in one call, and what a colleague has to know. */
@NullMarked
package dev.crmcore.overview;

import org.jspecify.annotations.NullMarked;
