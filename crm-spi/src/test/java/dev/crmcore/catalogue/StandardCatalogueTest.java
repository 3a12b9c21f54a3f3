package dev.crmcore.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandardCatalogueTest {
  /** Storages make their tables in this order, and some need what is referred to first. */
  @Test
  void whatOthersReferToComesFirst() {
    Set<String> known = new HashSet<>();
    for (EntityType<?> type : StandardCatalogue.create().entities()) {
      known.add(type.name());
      for (Field<?, ?> field : type.fields()) {
        field
            .references()
            .ifPresent(target -> assertThat(known).as("%s.%s", type, field).contains(target));
      }
    }
    assertThat(known).hasSizeGreaterThan(30);
  }
}
