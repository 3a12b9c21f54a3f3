/** Who belongs to which team, as the host knows it. */
@NullMarked
package dev.crmcore.team;

import org.jspecify.annotations.NullMarked;
