/**
 * The one way in and the one way out: every read passes the read gateway, every change the write
 * path.
 */
@NullMarked
package dev.crmcore.gateway;

import org.jspecify.annotations.NullMarked;
