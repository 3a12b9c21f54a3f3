/** Files that belong to customers. */
@NullMarked
package dev.crmcore.attachment;

import org.jspecify.annotations.NullMarked;
