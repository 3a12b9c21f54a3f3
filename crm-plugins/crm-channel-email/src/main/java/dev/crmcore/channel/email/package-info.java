/** Sends messages as e-mail by SMTP. */
@NullMarked
package dev.crmcore.channel.email;

import org.jspecify.annotations.NullMarked;
