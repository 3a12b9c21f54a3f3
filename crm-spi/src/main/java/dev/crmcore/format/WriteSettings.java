package dev.crmcore.format;

import java.util.List;

/**
 * What is written.
 *
 * @param header the names of the columns, which an import knows
 * @param chosen whether the caller chose the columns; where not, formats of whole customers write
 *     everything there is
 */
public record WriteSettings(List<String> header, boolean chosen) {
  /** Copies the header. */
  public WriteSettings {
    header = List.copyOf(header);
  }
}
