package dev.crmcore.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a visitor of a page came from: the five parameters that links carry (Urchin Tracking
 * Module). What a link does not say is null.
 *
 * @param source the page or the service, such as "newsletter"
 * @param medium in what way, such as "email"
 * @param campaign the campaign
 * @param term the words searched for
 * @param content which of several links
 */
public record Utm(
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign,
    @Nullable String term,
    @Nullable String content) {
  /** Nothing is known. */
  public static final Utm NONE = new Utm(null, null, null, null, null);
}
