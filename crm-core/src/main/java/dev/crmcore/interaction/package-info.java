/** What customers did: touches and purchases. */
@NullMarked
package dev.crmcore.interaction;

import org.jspecify.annotations.NullMarked;
