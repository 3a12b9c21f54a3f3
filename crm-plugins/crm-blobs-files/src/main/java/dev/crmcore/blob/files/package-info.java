/** Keeps the bytes of attachments in a folder. */
@NullMarked
package dev.crmcore.blob.files;

import org.jspecify.annotations.NullMarked;
