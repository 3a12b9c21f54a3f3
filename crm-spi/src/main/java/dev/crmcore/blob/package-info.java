/** Where the bytes of files are kept that belong to records. */
@NullMarked
package dev.crmcore.blob;

import org.jspecify.annotations.NullMarked;
