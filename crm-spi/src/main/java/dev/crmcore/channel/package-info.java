/** The ports a channel plugin implements: e-mail, text message, messenger. */
@NullMarked
package dev.crmcore.channel;

import org.jspecify.annotations.NullMarked;
