package dev.crmcore.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.spi.CrmPlugin;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Binds one {@link Crm} for a Guice host. Plugins are what the host's modules add to {@code
 * Multibinder<CrmPlugin>}; the class path is not searched.
 *
 * <pre>{@code
 * Guice.createInjector(
 *     new CrmModule(crm -> crm.storage("jdbc:sqlite:shop.db")),
 *     binder -> Multibinder.newSetBinder(binder, CrmPlugin.class)
 *         .addBinding().to(JdbcPlugin.class));
 * }</pre>
 *
 * <p>The host closes the {@code Crm}, as it closes whatever else it opens.
 */
public final class CrmModule extends AbstractModule {
  private final UnaryOperator<CrmBuilder> settings;

  /**
   * Creates the module.
   *
   * @param settings sets the storage, the channels, the clock and so on; called once, when the
   *     {@code Crm} is first asked for
   */
  public CrmModule(UnaryOperator<CrmBuilder> settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), CrmPlugin.class);
  }

  @Provides
  @Singleton
  Crm crm(Set<CrmPlugin> plugins) {
    CrmBuilder builder = Crm.builder();
    plugins.forEach(builder::addPlugin);
    return settings.apply(builder).build();
  }
}
