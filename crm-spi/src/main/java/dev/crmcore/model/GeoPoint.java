package dev.crmcore.model;

import dev.crmcore.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on Earth in degrees of WGS 84, to a millionth of a degree, which is 11 cm at most.
 *
 * <p>Distances are great circles on a sphere with the mean radius of the Earth (6,371,008.8 m), so
 * they differ from those on the ellipsoid by at most 0.6 %. They are compared in whole decimetres
 * of space, as integers, so that every storage gives the same answer. Immutable and safe for all
 * threads.
 */
public final class GeoPoint {
  /** The mean radius of the Earth in decimetres (IUGG). */
  private static final double RADIUS = 63_710_088;

  /** No two points are further apart, in metres. */
  public static final long MAX_METRES = 20_016_000;

  private static final int SCALE = 6;
  private static final long SHIFT = 100_000_000;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\s*([+-]?\\d{1,3}(?:\\.\\d{1,20})?)\\s*[,;\\s]\\s*([+-]?\\d{1,3}(?:\\.\\d{1,20})?)\\s*");

  private final BigDecimal latitude;
  private final BigDecimal longitude;

  private GeoPoint(BigDecimal latitude, BigDecimal longitude) {
    this.latitude = latitude;
    this.longitude = longitude;
  }

  /**
   * Returns a point.
   *
   * @param latitude degrees, -90 to 90, north is positive
   * @param longitude degrees, -180 to 180, east is positive
   * @throws InvalidInputException with the code {@code E_TYPE} if one is out of range
   */
  public static GeoPoint of(double latitude, double longitude) {
    if (!Double.isFinite(latitude) || !Double.isFinite(longitude)) {
      throw outside(latitude + ", " + longitude);
    }
    return of(BigDecimal.valueOf(latitude), BigDecimal.valueOf(longitude));
  }

  private static GeoPoint of(BigDecimal latitude, BigDecimal longitude) {
    if (latitude.abs().compareTo(BigDecimal.valueOf(90)) > 0
        || longitude.abs().compareTo(BigDecimal.valueOf(180)) > 0) {
      throw outside(latitude.toPlainString() + ", " + longitude.toPlainString());
    }
    return new GeoPoint(
        latitude.setScale(SCALE, RoundingMode.HALF_EVEN),
        longitude.setScale(SCALE, RoundingMode.HALF_EVEN));
  }

  /**
   * Reads degrees such as {@code 59.2239, 39.8843}: latitude and longitude, with a comma, a
   * semicolon or a space between them.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if the text is no point on Earth
   */
  public static GeoPoint parse(String text) {
    Matcher degrees = TEXT.matcher(text);
    if (text.length() > 100 || !degrees.matches()) {
      throw outside(text.length() > 100 ? text.substring(0, 99) + "…" : text);
    }
    return of(new BigDecimal(degrees.group(1)), new BigDecimal(degrees.group(2)));
  }

  private static InvalidInputException outside(String written) {
    return new InvalidInputException(
        "E_TYPE",
        "'%s' is no point on Earth such as '59.2239, 39.8843' (latitude, longitude)."
            .formatted(written));
  }

  /** Returns the degrees north of the equator, -90 to 90. */
  public double latitude() {
    return latitude.doubleValue();
  }

  /** Returns the degrees east of Greenwich, -180 to 180. */
  public double longitude() {
    return longitude.doubleValue();
  }

  /** Tells whether another point is at most so many metres away; the boundary is inside. */
  public boolean isWithin(long metres, GeoPoint other) {
    long[] one = inSpace();
    long[] two = other.inSpace();
    long squared = 0;
    for (int axis = 0; axis < one.length; axis++) {
      squared += (one[axis] - two[axis]) * (one[axis] - two[axis]);
    }
    return squared <= squaredChord(metres);
  }

  /** Returns where the point lies in space, in decimetres from the centre of the Earth. */
  private long[] inSpace() {
    // StrictMath gives the same digits on every machine, and they are stored.
    double phi = StrictMath.toRadians(latitude());
    double lambda = StrictMath.toRadians(longitude());
    return new long[] {
      Math.round(RADIUS * StrictMath.cos(phi) * StrictMath.cos(lambda)),
      Math.round(RADIUS * StrictMath.cos(phi) * StrictMath.sin(lambda)),
      Math.round(RADIUS * StrictMath.sin(phi))
    };
  }

  /**
   * Returns the square of the straight way through the Earth between points that are so far apart,
   * in square decimetres: what storages compare with.
   *
   * @param metres at least 0; more than {@link #MAX_METRES} is as far as possible
   */
  public static long squaredChord(long metres) {
    double half = Math.min(metres, MAX_METRES) * 10.0 / (2 * RADIUS);
    double chord = half >= Math.PI / 2 ? 2 * RADIUS + 2 : 2 * RADIUS * StrictMath.sin(half);
    return (long) (chord * chord);
  }

  /**
   * Returns the form in which storages keep it next to the text, to compare and to measure: three
   * numbers of {@value #AXIS_DIGITS} digits with a space after each, which are the decimetres along
   * the axes plus 100,000,000, and the text.
   */
  public String key() {
    long[] axes = inSpace();
    // The digits of the default locale may be others, which no engine would read back.
    return String.format(
        Locale.ROOT, "%09d %09d %09d %s", axes[0] + SHIFT, axes[1] + SHIFT, axes[2] + SHIFT, this);
  }

  /** How many digits a number in the {@link #key()} has. */
  public static final int AXIS_DIGITS = 9;

  @Override
  public boolean equals(Object other) {
    return other instanceof GeoPoint point
        && latitude.equals(point.latitude)
        && longitude.equals(point.longitude);
  }

  @Override
  public int hashCode() {
    return 31 * latitude.hashCode() + longitude.hashCode();
  }

  /** Returns the degrees as {@link #parse(String)} reads them back: {@code 59.2239, 39.8843}. */
  @Override
  public String toString() {
    return plain(latitude) + ", " + plain(longitude);
  }

  private static String plain(BigDecimal degrees) {
    return degrees.signum() == 0 ? "0" : degrees.stripTrailingZeros().toPlainString();
  }
}
