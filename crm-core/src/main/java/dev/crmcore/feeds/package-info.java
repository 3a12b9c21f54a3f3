/** Sources that send files: how much their word counts, and what came of what they sent. */
@NullMarked
package dev.crmcore.feeds;

import org.jspecify.annotations.NullMarked;
