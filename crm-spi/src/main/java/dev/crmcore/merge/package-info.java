/** The extension points for merging customers. */
@NullMarked
package dev.crmcore.merge;

import org.jspecify.annotations.NullMarked;
