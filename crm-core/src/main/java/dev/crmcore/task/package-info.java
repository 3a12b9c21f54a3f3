/** What is to be done, by whom and by when. */
@NullMarked
package dev.crmcore.task;

import org.jspecify.annotations.NullMarked;
