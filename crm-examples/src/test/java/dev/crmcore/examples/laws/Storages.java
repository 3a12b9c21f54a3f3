package dev.crmcore.examples.laws;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import java.nio.file.Path;

/** The storages on which the laws are held. */
enum Storages {
  MEMORY,
  SQLITE,
  MVSTORE;

  CrmBuilder builder(Path folder) {
    return switch (this) {
      case MEMORY -> Crm.builder().inMemory();
      case SQLITE ->
          Crm.builder().discoverPlugins().storage("jdbc:sqlite:" + folder.resolve("crm.db"));
      case MVSTORE ->
          Crm.builder().discoverPlugins().storage("mvstore:" + folder.resolve("crm.mv"));
    };
  }
}
