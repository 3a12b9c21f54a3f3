/**
 * The library as a host meets it: build a {@link dev.crmcore.Crm}, open a session, call services.
 */
@NullMarked
package dev.crmcore;

import org.jspecify.annotations.NullMarked;
