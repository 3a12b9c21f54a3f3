/** Working together: comments, what people follow, what happened to it, who is editing. */
@NullMarked
package dev.crmcore.collaboration;

import org.jspecify.annotations.NullMarked;
