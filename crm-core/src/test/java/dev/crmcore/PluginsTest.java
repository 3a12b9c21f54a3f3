package dev.crmcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.multibindings.Multibinder;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.PluginException;
import dev.crmcore.guice.CrmModule;
import dev.crmcore.memory.InMemoryStorageProvider;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {
  /** A plugin by a third party. */
  private record StoragePlugin(String id) implements CrmPlugin {
    @Override
    public List<StorageProvider> storageProviders() {
      return List.of(new InMemoryStorageProvider());
    }
  }

  private record OtherPlugin(String id) implements CrmPlugin {}

  @Test
  void theUrlPicksTheStorageAmongWhatIsKnown() {
    try (Crm crm = Crm.builder().addPlugin(new StoragePlugin("third")).storage("memory:").build()) {
      assertThat(crm.session("anna").customers().search("x", 1)).isEmpty();
    }
  }

  @Test
  void aStorageIsPickedByTheNameOfItsProvider() {
    try (Crm crm =
        Crm.builder()
            .addPlugin(new StoragePlugin("third"))
            .storage("memory", StorageConfig.of("memory:"))
            .build()) {
      assertThat(crm.catalogue().entities()).isNotEmpty();
    }
  }

  @Test
  void anUnknownUrlIsRefusedWithWhatIsKnown() {
    CrmBuilder builder =
        Crm.builder().addPlugin(new StoragePlugin("third")).storage("jdbc:oracle:x?password=secret");

    assertThatThrownBy(builder::build)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("No storage plugin takes the URL 'jdbc:oracle:x?…'")
        .hasMessageContaining("[memory]")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aForgottenStorageIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> Crm.builder().build())
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("Call inMemory()");
  }

  @Test
  void anUnknownChannelIsRefused() {
    CrmBuilder builder = Crm.builder().inMemory().channel("pigeon", ChannelConfig.of());

    assertThatThrownBy(builder::build)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the channel 'pigeon'")
        .hasMessageContaining("call discoverPlugins() or addPlugin");
  }

  @Test
  void twoPluginsWithOneIdAreRefusedAndBothAreNamed() {
    CrmBuilder builder = Crm.builder().addPlugin(new StoragePlugin("same"));

    assertThatThrownBy(() -> builder.addPlugin(new OtherPlugin("same")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("StoragePlugin")
        .hasMessageContaining("OtherPlugin");
  }

  @Test
  void theReservedPrefixIsRefused() {
    assertThatThrownBy(() -> Crm.builder().addPlugin(new OtherPlugin("crm-mine")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("does not start with 'crm-'");
  }

  @Test
  void guiceHostsAddPluginsThroughAMultibinder() {
    Crm crm =
        Guice.createInjector(
                new CrmModule(builder -> builder.storage("memory:")),
                binder ->
                    Multibinder.newSetBinder(binder, CrmPlugin.class)
                        .addBinding()
                        .toInstance(new StoragePlugin("third")))
            .getInstance(Crm.class);

    assertThat(crm.session("anna").tasks().overdue(1).items()).isEmpty();
    crm.close();
  }
}
