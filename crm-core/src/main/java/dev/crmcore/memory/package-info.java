/** The storage that keeps everything in memory: the reference for what the ports mean. */
@NullMarked
package dev.crmcore.memory;

import org.jspecify.annotations.NullMarked;
