package dev.crmcore.examples.laws;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/** The storages on which the laws are held. */
enum Storages {
  MEMORY(folder -> Crm.builder().inMemory()),
  SQLITE(
      folder ->
          Crm.builder().discoverPlugins().storage("jdbc:sqlite:" + folder.resolve("crm.db")));

  private final Function<Path, CrmBuilder> opening;

  Storages(Function<Path, CrmBuilder> opening) {
    this.opening = opening;
  }

  CrmBuilder builder(Path folder) {
    return opening.apply(folder);
  }

  static Stream<Storages> all() {
    return Stream.of(values());
  }
}
