package dev.crmcore.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import dev.crmcore.model.SavedView;
import dev.crmcore.query.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavedViewsTest {
  private final Crm crm = Crm.inMemory();
  private final SavedViews annas = crm.session("anna").views();
  private final SavedViews bobs = crm.session("bob").views();

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer person(String name, String tag) {
    return crm.session("anna")
        .customers()
        .create(Person.builder().givenName(name).tag(tag).email(name + "@example.org").build());
  }

  @Test
  void aViewShowsItsCustomersInItsOrderWithItsColumns() {
    person("Ada", "vip");
    person("Cy", "vip");
    person("Bea", "guest");

    SavedView view =
        annas.save(
            ViewDraft.of("important", "tag 'vip'")
                .sortedBy(Sort.descending(CustomerFields.DISPLAY_NAME))
                .showing("displayName", "email", "city"));

    assertThat(annas.count(view)).isEqualTo(2);
    assertThat(annas.page(view, 10, null).items())
        .extracting(Customer::displayName)
        .containsExactly("Cy", "Ada");
    assertThat(annas.row(view, annas.page(view, 1, null).items().get(0)))
        .containsExactly("Cy", "cy@example.org", null);
  }

  @Test
  void whatIsPrivateIsNotSeenByOthersAndWhatIsSharedIsNotChangedByThem() {
    annas.save(ViewDraft.of("mine", "tag 'vip'"));
    annas.save(ViewDraft.of("ours", "tag 'vip'").forAll());

    assertThat(bobs.list()).extracting(SavedView::name).containsExactly("ours");
    assertThatThrownBy(() -> bobs.get("mine")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> bobs.remove("ours")).isInstanceOf(NotFoundException.class);

    bobs.save(ViewDraft.of("ours", "tag 'guest'"));
    assertThat(bobs.get("ours").condition()).isEqualTo("tag 'guest'");
    assertThat(annas.get("ours").condition()).isEqualTo("tag 'vip'");
  }

  @Test
  void savingAgainReplacesAndRemovingForgets() {
    annas.save(ViewDraft.of("mine", "tag 'vip'"));
    annas.save(ViewDraft.of("mine", "tag 'guest'").forAll());
    assertThat(annas.list()).hasSize(1);
    assertThat(bobs.get("mine").condition()).isEqualTo("tag 'guest'");

    annas.remove("mine");
    assertThat(annas.list()).isEmpty();
  }

  @Test
  void whatCannotBeShownIsRefused() {
    assertThatThrownBy(() -> annas.save(ViewDraft.of("x", "citty = 'Paris'")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean 'city'");
    assertThatThrownBy(() -> annas.save(ViewDraft.of("x", "segment 'none'")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> annas.save(ViewDraft.of("x", "everyone").showing("citty")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> annas.save(ViewDraft.of(" ", "everyone")))
        .isInstanceOf(InvalidInputException.class);
    assertThat(annas.list()).isEmpty();
  }
}
