/** Scores made of rules, which say what they are made of. */
@NullMarked
package dev.crmcore.scoring;

import org.jspecify.annotations.NullMarked;
