package dev.crmcore.host;

import dev.crmcore.field.Catalogue;
import java.time.Clock;

/** What the host hands to a plugin. New services come as new methods, so that nobody breaks. */
public interface PluginContext {
  /** The version of this interface and of all ports. */
  int SPI_VERSION = 1;

  /** Returns the only clock a plugin may read. */
  Clock clock();

  /** Returns the source of ids. */
  IdSource ids();

  /** Returns the catalogue, custom fields included. */
  Catalogue catalogue();

  /** Returns the version of the ports that the host was built with. */
  default int spiVersion() {
    return SPI_VERSION;
  }
}
