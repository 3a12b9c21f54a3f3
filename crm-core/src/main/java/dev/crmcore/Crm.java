package dev.crmcore;

import static java.util.Objects.requireNonNull;

import dev.crmcore.attachment.UnownedBlobs;
import dev.crmcore.audit.AuditLog;
import dev.crmcore.channel.Channel;
import dev.crmcore.collaboration.PassedHints;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.exchange.Formats;
import dev.crmcore.field.Catalogue;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.interaction.RecognisedTouches;
import dev.crmcore.lead.LateLeads;
import dev.crmcore.lifecycle.LifecycleMoves;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.messaging.Listeners;
import dev.crmcore.messaging.OutboxRelay;
import dev.crmcore.model.TenantId;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.security.Actor;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.MembershipKeeper;
import dev.crmcore.service.CaseConversation;
import dev.crmcore.service.CaseEscalation;
import dev.crmcore.task.DueTasks;
import dev.crmcore.task.EscalatedTasks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The CRM inside a host application: assembled once, then frozen. Starts no thread and reads no
 * clock but the one it was given. Safe for all threads; sessions are not.
 *
 * <pre>{@code
 * try (Crm crm = Crm.open("jdbc:sqlite:shop.db")) {
 *   CrmSession session = crm.session("anna");
 *   session.customers().create(Person.builder().givenName("Ada").email("ada@example.org").build());
 * }
 * }</pre>
 */
public final class Crm implements AutoCloseable {
  private static final String MAINTENANCE = "crm-maintenance";

  private final Engine engine;
  private final Tenancy tenancy;
  private final ContactForms forms;
  private final Map<String, Channel> channels;
  private final List<QualityRule> qualityRules;
  private final List<MergeParticipant> participants;
  private final CustomerMatching matching;
  private final Formats formats;
  private final QualityPolicy qualityPolicy;
  private final Listeners listeners;
  private final DeskRules desk;

  Crm(
      Engine engine,
      Tenancy tenancy,
      ContactForms forms,
      Map<String, Channel> channels,
      List<QualityRule> qualityRules,
      List<MergeParticipant> participants,
      CustomerMatching matching,
      Formats formats,
      QualityPolicy qualityPolicy,
      Listeners listeners,
      DeskRules desk) {
    this.engine = engine;
    this.tenancy = tenancy;
    this.forms = forms;
    this.channels = Map.copyOf(channels);
    this.qualityRules = List.copyOf(qualityRules);
    this.participants = List.copyOf(participants);
    this.matching = matching;
    this.formats = formats;
    this.qualityPolicy = qualityPolicy;
    this.listeners = listeners;
    this.desk = desk;
  }

  /** Starts the assembly of a CRM. */
  public static CrmBuilder builder() {
    return new CrmBuilder();
  }

  /** Returns a CRM that keeps everything in memory and forgets it when it is closed. */
  public static Crm inMemory() {
    return builder().inMemory().build();
  }

  /**
   * Returns a CRM on the storage that a URL names, opened by whichever plugin on the class path
   * takes such URLs. The schema is made or brought up to date.
   *
   * @throws dev.crmcore.error.PluginException if no plugin takes the URL
   * @throws dev.crmcore.error.StorageException if the storage cannot be opened
   */
  public static Crm open(String url) {
    return builder().discoverPlugins().storage(url).build();
  }

  /**
   * Opens a session for a user of a host with a single tenant.
   *
   * @throws dev.crmcore.error.AccessDeniedException if the name is blank, or there are several
   *     tenants
   */
  public CrmSession session(String user) {
    return session(Actor.user(user));
  }

  /**
   * Opens a session for an actor. Sessions are cheap; use one for each piece of work.
   *
   * @throws dev.crmcore.error.AccessDeniedException if there are several tenants and the actor
   *     names none, or there is one and the actor names another
   */
  public CrmSession session(Actor actor) {
    tenancy.check(requireNonNull(actor, "actor"));
    return new CrmSession(
        new Gateway(engine, actor),
        forms,
        channels,
        qualityRules,
        participants,
        matching,
        formats,
        qualityPolicy,
        desk);
  }

  /**
   * Returns the chores of a host with a single tenant.
   *
   * @throws dev.crmcore.error.AccessDeniedException if there are several tenants
   */
  public Maintenance maintenance() {
    return maintenance(TenantId.DEFAULT);
  }

  /**
   * Returns the chores of a tenant: what is due now is done when the host says so.
   *
   * @throws dev.crmcore.error.AccessDeniedException if the CRM was opened for another or a single
   *     one
   */
  public Maintenance maintenance(TenantId tenant) {
    Actor actor = new Actor(MAINTENANCE, tenant, Set.of());
    tenancy.check(actor);
    Engine unrestricted =
        new Engine(
            engine.storage(),
            engine.catalogue(),
            new EverythingAllowed(),
            engine.clock(),
            engine.zone(),
            engine.ids(),
            engine.json(),
            engine.rules(),
            engine.followers());
    LifecycleMoves moves =
        new LifecycleMoves(desk.lifecycle(), new ConditionText(engine.catalogue()));
    Supplier<Gateway> gateway = () -> new Gateway(unrestricted, actor);
    return new Maintenance(
        List.of(
            new RecognisedTouches(gateway.get(), new CaseConversation(desk.levels()), forms)
                ::runDue,
            () -> moves.runDue(gateway.get()),
            new MembershipKeeper(gateway.get())::runDue,
            new CaseEscalation(gateway.get(), desk.levels())::runDue,
            new LateLeads(gateway.get(), desk.leads(), new ConditionText(engine.catalogue()))
                ::runDue,
            new DueTasks(gateway.get())::runDue,
            new EscalatedTasks(gateway.get(), desk.tasks().escalations())::runDue,
            new PassedHints(gateway.get())::runDue,
            new OutboxRelay(gateway.get(), channels, listeners)::runDue),
        new AuditLog(gateway.get()),
        new UnownedBlobs(gateway.get(), desk.blobs()),
        engine.storage());
  }

  /** Returns the catalogue, custom fields included. */
  public Catalogue catalogue() {
    return engine.catalogue();
  }

  /** Closes the channels and the storage. Idempotent. */
  @Override
  public void close() {
    try {
      channels.values().forEach(Channel::close);
    } finally {
      engine.storage().close();
    }
  }
}
