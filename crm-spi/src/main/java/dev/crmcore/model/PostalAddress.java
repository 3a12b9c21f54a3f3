package dev.crmcore.model;

import org.jspecify.annotations.Nullable;

/**
 * A postal address. Every part may be missing; a line in one piece goes to {@code street}.
 *
 * @param label such as "home" or "delivery"
 * @param street street, house and flat
 * @param city the city or town
 * @param region the state, province or oblast
 * @param postalCode as written in its country
 * @param country ISO 3166-1 alpha-2 where known, else as written
 * @param location where it is on Earth
 */
public record PostalAddress(
    @Nullable String label,
    @Nullable String street,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String country,
    @Nullable GeoPoint location) {
  /** Creates an address that is on no map. */
  public PostalAddress(
      @Nullable String label,
      @Nullable String street,
      @Nullable String city,
      @Nullable String region,
      @Nullable String postalCode,
      @Nullable String country) {
    this(label, street, city, region, postalCode, country, null);
  }

  /** Returns this address at a place on Earth, or at none. */
  public PostalAddress at(@Nullable GeoPoint place) {
    return new PostalAddress(label, street, city, region, postalCode, country, place);
  }

  /**
   * Returns an address with a street, a city, a postal code and a country, each of which may be
   * null.
   */
  public static PostalAddress of(
      @Nullable String street,
      @Nullable String city,
      @Nullable String postalCode,
      @Nullable String country) {
    return new PostalAddress(null, street, city, null, postalCode, country);
  }
}
