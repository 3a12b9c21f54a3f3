package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import org.junit.jupiter.api.Test;

class MappingsTest {
  private static final ImportMapping FIRST =
      ImportMapping.to(ImportTarget.CUSTOMERS).take("Kdnr", "externalId");
  private static final ImportMapping SECOND = FIRST.take("Wer", "fullName");

  private final Desk desk = new Desk();
  private final Mappings mappings = desk.imports.mappings();

  @Test
  void eachSaveIsAVersionAndOldOnesStayReadable() {
    assertThat(mappings.save("shop", FIRST).version()).isEqualTo(1);
    assertThat(mappings.save("shop", SECOND).version()).isEqualTo(2);

    assertThat(mappings.get("shop").entries()).isEqualTo(SECOND.entries());
    assertThat(mappings.get("shop@1").entries()).isEqualTo(FIRST.entries());
    assertThat(mappings.versions("shop")).extracting(ImportMapping::version).containsExactly(1, 2);
  }

  @Test
  void whatIsSavedAgainUnchangedMakesNoVersion() {
    mappings.save("shop", FIRST);
    long audits = desk.audits();

    assertThat(mappings.save("shop", FIRST).version()).isEqualTo(1);
    assertThat(desk.audits()).isEqualTo(audits);
  }

  @Test
  void theListHasTheLatestOfEachName() {
    mappings.save("shop", FIRST);
    mappings.save("fair", FIRST);
    mappings.save("shop", SECOND);

    assertThat(mappings.list())
        .extracting(mapping -> mapping.name() + "@" + mapping.version())
        .containsExactly("shop@2", "fair@1");
  }

  @Test
  void aNameThatIsNotThereIsAnsweredWithThoseThatAre() {
    mappings.save("shop", FIRST);

    assertThatThrownBy(() -> mappings.get("shoq"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("'shoq'")
        .hasMessageContaining("shop");
    assertThatThrownBy(() -> mappings.get("shop@7")).isInstanceOf(NotFoundException.class);
    assertThat(mappings.versions("shoq")).isEmpty();
  }

  @Test
  void aNameThatReadsLikeAVersionIsRefused() {
    assertThatThrownBy(() -> mappings.save("shop@2", FIRST))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'shop@2'");
  }

  @Test
  void aSavedMappingIsUsedByAnImport() {
    mappings.save("shop", SECOND);

    desk.imports.run(Desk.csv("Kdnr,Wer", "7,Anna Smith"), Desk.SHOP.map(mappings.get("shop")));

    assertThat(desk.get("7").displayName()).isEqualTo("Anna Smith");
  }
}
