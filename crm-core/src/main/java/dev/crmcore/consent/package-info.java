/** What customers said about being contacted and about their data. */
@NullMarked
package dev.crmcore.consent;

import org.jspecify.annotations.NullMarked;
