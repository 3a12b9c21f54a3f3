/** The extension points for merging customers: whose value survives, and who else takes part. */
@NullMarked
package dev.crmcore.merge;

import org.jspecify.annotations.NullMarked;
