/** The ports a storage plugin implements. */
@NullMarked
package dev.crmcore.storage;

import org.jspecify.annotations.NullMarked;
