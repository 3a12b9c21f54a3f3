package dev.crmcore;

import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.error.PluginException;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins that are known. A broken one is named and does not take the others down. */
final class Plugins {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);
  private static final String RESERVED = "crm-";

  private final Map<String, CrmPlugin> known = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  void discover() {
    Iterator<CrmPlugin> found = ServiceLoader.load(CrmPlugin.class).iterator();
    while (true) {
      // On JDK 17 even hasNext may throw for a plugin that cannot be loaded; the next one may be
      // fine.
      try {
        if (!found.hasNext()) {
          return;
        }
        CrmPlugin plugin = found.next();
        if (!isSame(plugin)) {
          add(plugin);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        LOG.warn("A plugin could not be loaded and is left out: {}", e.toString());
        broken.add(e.toString());
      }
    }
  }

  /** A plugin that the host added by hand and that is on the class path too is one plugin. */
  private boolean isSame(CrmPlugin plugin) {
    CrmPlugin other = known.get(plugin.id());
    return other != null && other.getClass() == plugin.getClass();
  }

  void add(CrmPlugin plugin) {
    String id = plugin.id();
    if (id.isBlank() || id.startsWith(RESERVED)) {
      throw new PluginException(
          "The plugin %s calls itself '%s'; an id is not blank and does not start with '%s'."
              .formatted(where(plugin), id, RESERVED));
    }
    CrmPlugin other = known.putIfAbsent(id, plugin);
    if (other != null) {
      throw new PluginException(
          "Two plugins call themselves '%s': %s and %s. Remove one of them."
              .formatted(id, where(other), where(plugin)));
    }
  }

  private static String where(CrmPlugin plugin) {
    var source = plugin.getClass().getProtectionDomain().getCodeSource();
    return plugin.getClass().getName() + (source == null ? "" : " (" + source.getLocation() + ")");
  }

  StorageProvider storageFor(String url) {
    List<StorageProvider> takers =
        offers(CrmPlugin::storageProviders).stream().filter(p -> p.accepts(url)).toList();
    if (takers.size() != 1) {
      throw new PluginException(
          "%s takes the URL '%s'. Known storages: %s.%s"
              .formatted(
                  takers.isEmpty() ? "No storage plugin" : "More than one storage plugin",
                  shown(url),
                  offers(CrmPlugin::storageProviders).stream().map(StorageProvider::id).toList(),
                  hints()));
    }
    return takers.get(0);
  }

  StorageProvider storage(String id) {
    return pick("storage", id, offers(CrmPlugin::storageProviders), StorageProvider::id);
  }

  ChannelProvider channel(String id) {
    return pick("channel", id, offers(CrmPlugin::channelProviders), ChannelProvider::id);
  }

  List<QualityRule> qualityRules() {
    return offers(CrmPlugin::qualityRules);
  }

  List<RecordFormat> recordFormats() {
    return offers(CrmPlugin::recordFormats);
  }

  private <T> T pick(String kind, String id, List<T> offers, Function<T, String> idOf) {
    return offers.stream()
        .filter(offer -> idOf.apply(offer).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginException(
                    "No known plugin offers the %s '%s'; offered are: %s.%s"
                        .formatted(kind, id, offers.stream().map(idOf).toList(), hints())));
  }

  private <T> List<T> offers(Function<CrmPlugin, List<T>> offered) {
    return known.values().stream().flatMap(plugin -> offered.apply(plugin).stream()).toList();
  }

  private String hints() {
    String unloadable = broken.isEmpty() ? "" : " Could not be loaded: " + broken + ".";
    return known.isEmpty()
        ? " No plugin is known: call discoverPlugins() or addPlugin(…)." + unloadable
        : unloadable;
  }

  /** A URL may carry a password after its path. */
  private static String shown(String url) {
    int secrets = url.indexOf('?');
    return secrets < 0 ? url : url.substring(0, secrets) + "?…";
  }
}
