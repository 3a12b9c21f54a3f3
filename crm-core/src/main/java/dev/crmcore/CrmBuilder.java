package dev.crmcore;

import static java.util.Objects.requireNonNull;

import dev.crmcore.attachment.AttachmentRules;
import dev.crmcore.billing.BillingRule;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.BillingDocumentFields;
import dev.crmcore.catalogue.ConsentFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.RelationshipFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.channel.Channel;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.channel.ChannelProvider;
import dev.crmcore.consent.ConsentRule;
import dev.crmcore.customer.AffiliationRule;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.CustomerRule;
import dev.crmcore.customer.RelationshipRule;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.deal.DealRule;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.edit.EditLimit;
import dev.crmcore.error.PluginException;
import dev.crmcore.event.Alert;
import dev.crmcore.event.ChangeEvent;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.exchange.Formats;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.interaction.CustomKinds;
import dev.crmcore.lead.AssignmentRule;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.lifecycle.LifecycleMoves;
import dev.crmcore.lifecycle.LifecycleRule;
import dev.crmcore.lifecycle.LifecycleRules;
import dev.crmcore.memory.InMemoryStorage;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.messaging.Listeners;
import dev.crmcore.playbook.PlaybookSteps;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.recurrence.RecurrenceRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.service.ServiceLevel;
import dev.crmcore.service.ServiceLevels;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import dev.crmcore.task.TaskEscalation;
import dev.crmcore.team.Teams;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a {@link Crm}. Without settings it takes the system's clock, UTC as the zone of
 * "today", time-ordered ids, and a policy that allows everything to whoever has a name. Not safe
 * for use by several threads.
 */
public final class CrmBuilder {
  private final Plugins plugins = new Plugins();
  private final Map<String, ChannelConfig> channels = new LinkedHashMap<>();
  private final List<CustomField<?>> customerFields = new ArrayList<>();
  private final Map<String, MergeParticipant> participants = new LinkedHashMap<>();
  private final List<Consumer<ChangeEvent>> changeListeners = new ArrayList<>();
  private final List<Consumer<MembershipEvent>> membershipListeners = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private ZoneId zone = ZoneOffset.UTC;
  private AccessPolicy policy = new EverythingAllowed();
  private CustomerMatching matching = CustomerMatching.defaults();
  private Function<Catalogue, QualityPolicy> quality = catalogue -> QualityPolicy.defaults();
  private final List<Consumer<Alert>> alertListeners = new ArrayList<>();
  private ServiceLevels levels = ServiceLevels.none();
  private ScoreCard health = ScoreCard.health();
  private LeadRules leads = LeadRules.none();
  private CustomKinds kinds = CustomKinds.none();
  private TaskRules tasks = TaskRules.DEFAULTS;
  private EditLimit edits = EditLimit.DEFAULTS;
  private LifecycleRules lifecycle = LifecycleRules.none();
  private RatePolicy rates = RatePolicy.STORED_ONLY;
  private Teams teams = Teams.none();
  private Predicate<Actor> moderators = actor -> false;
  private AttachmentRules files = AttachmentRules.defaults();
  private Tenancy tenancy = Tenancy.SINGLE;
  private @Nullable IdSource ids;
  private @Nullable String phoneRegion;
  private @Nullable Function<PluginContext, Storage> storage;
  private @Nullable Function<PluginContext, BlobStore> blobs;

  CrmBuilder() {}

  /** Makes known every plugin on the class path. What is known is used only if it is selected. */
  public CrmBuilder discoverPlugins() {
    plugins.discover();
    return this;
  }

  /**
   * Makes a plugin known.
   *
   * @throws PluginException if another plugin has its id
   */
  public CrmBuilder addPlugin(CrmPlugin plugin) {
    plugins.add(plugin);
    return this;
  }

  /** Keeps everything in memory. */
  public CrmBuilder inMemory() {
    return storage(context -> new InMemoryStorage(context.catalogue()));
  }

  /** Opens the storage that a URL names, by the known plugin that takes such URLs. */
  public CrmBuilder storage(String url) {
    StorageConfig config = StorageConfig.of(url);
    return storage(context -> plugins.storageFor(url).open(config, context));
  }

  /** Opens a storage by the known plugin that offers a provider with this id. */
  public CrmBuilder storage(String providerId, StorageConfig config) {
    return storage(context -> plugins.storage(providerId).open(config, context));
  }

  /** Opens a storage by a provider that needs no URL, such as one on the host's connection. */
  public CrmBuilder storage(StorageProvider provider) {
    return storage(provider, StorageConfig.of(""));
  }

  /** Opens a storage by a provider that no plugin offers. */
  public CrmBuilder storage(StorageProvider provider, StorageConfig config) {
    return storage(context -> provider.open(config, context));
  }

  /** Opens a storage in a way of the host's own, such as on its data source. */
  public CrmBuilder storage(Function<PluginContext, Storage> opening) {
    storage = requireNonNull(opening, "opening");
    return this;
  }

  /** Opens a channel by the known plugin that offers a provider with this id. */
  public CrmBuilder channel(String providerId, ChannelConfig config) {
    channels.put(providerId, config);
    return this;
  }

  /** Adds a custom field to customers. */
  public CrmBuilder customerField(CustomField<?> field) {
    customerFields.add(field);
    return this;
  }

  /** Sets the only clock that is read. */
  public CrmBuilder clock(Clock newClock) {
    clock = requireNonNull(newClock, "newClock");
    return this;
  }

  /** Sets where "today" is. */
  public CrmBuilder zone(ZoneId newZone) {
    zone = requireNonNull(newZone, "newZone");
    return this;
  }

  /** Sets the source of ids. */
  public CrmBuilder ids(IdSource newIds) {
    ids = requireNonNull(newIds, "newIds");
    return this;
  }

  /** Sets where telephone numbers without a country code are dialled from, such as {@code "DE"}. */
  public CrmBuilder phoneRegion(String region) {
    phoneRegion = requireNonNull(region, "region");
    return this;
  }

  /**
   * Keeps the data of several tenants apart: every session then names its tenant, {@link
   * dev.crmcore.security.Actor#withTenant}, and one that names none is refused. Without this there
   * is one tenant, which nobody names.
   */
  public CrmBuilder multiTenant() {
    tenancy = Tenancy.MULTIPLE;
    return this;
  }

  /** Sets who may see and do what. */
  public CrmBuilder accessPolicy(AccessPolicy newPolicy) {
    policy = requireNonNull(newPolicy, "newPolicy");
    return this;
  }

  /**
   * Lets data of the host's or of a plugin's take part in merges and their undoing. Several take
   * part in the order in which they are added, and in the reverse order when a merge is undone.
   *
   * @throws PluginException if the name is blank, or another participant has it
   */
  public CrmBuilder mergeParticipant(MergeParticipant participant) {
    String name = participant.name();
    ChangeSet.requireText("name of a merge participant", name);
    if (name.isBlank()) {
      throw new PluginException(
          "The merge participant %s has no name. Merges are stored with it."
              .formatted(participant.getClass().getName()));
    }
    MergeParticipant other = participants.putIfAbsent(name, participant);
    if (other != null) {
      throw new PluginException(
          "Two merge participants call themselves '%s': %s and %s. Rename one of them."
              .formatted(name, other.getClass().getName(), participant.getClass().getName()));
    }
    return this;
  }

  /** Says how customers are matched by the search for duplicates of all sessions. */
  public CrmBuilder matching(CustomerMatching newMatching) {
    matching = requireNonNull(newMatching, "newMatching");
    return this;
  }

  /** Says which quality rules count, and what they do to cards that are to be written. */
  public CrmBuilder quality(QualityPolicy policy) {
    requireNonNull(policy, "policy");
    return quality(catalogue -> policy);
  }

  /**
   * Says which quality rules count by a policy that is made when the catalogue is known, such as
   * one that is read: {@code quality(catalogue -> QualityPolicy.parse(json, catalogue))}.
   */
  public CrmBuilder quality(Function<Catalogue, QualityPolicy> policy) {
    quality = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Adds a listener that hears of every committed change-set, at least once and after the commit,
   * when {@link Maintenance#runDue()} runs.
   */
  public CrmBuilder onChange(Consumer<ChangeEvent> listener) {
    changeListeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Adds a listener that hears of customers who got into static and tracked segments and out of
   * them, at least once and after the commit, when {@link Maintenance#runDue()} runs. Events come
   * in batches: where a listener fails at one, all of its batch come again.
   */
  public CrmBuilder onMembership(Consumer<MembershipEvent> listener) {
    membershipListeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Adds a listener that hears of deadlines that passed and of who was mentioned, at least once
   * each and after the commit, when {@link Maintenance#runDue()} runs.
   */
  public CrmBuilder onAlert(Consumer<Alert> listener) {
    alertListeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Promises a service level to customers. The first one is for cases that name none.
   *
   * @throws dev.crmcore.error.InvalidInputException if another has its name
   */
  public CrmBuilder serviceLevel(ServiceLevel level) {
    levels = levels.and(level);
    return this;
  }

  /**
   * Adds a rule that says to whom leads go. The first rule that fits a lead and has somebody for it
   * decides.
   */
  public CrmBuilder assignLeads(AssignmentRule rule) {
    leads = leads.and(rule);
    return this;
  }

  /**
   * Names a kind of interactions of the host's own, whose details are JSON. The plugin
   * crm-json-schema checks them by a JSON Schema.
   *
   * @param problems returns what is wrong with the details, nothing if they are as they should be;
   *     safe for all threads
   * @throws dev.crmcore.error.InvalidInputException if the name is blank or taken
   */
  public CrmBuilder interactionKind(String name, Function<String, List<String>> problems) {
    kinds = kinds.and(name, problems);
    return this;
  }

  /**
   * Says what reads the rules by which tasks repeat, such as {@code Rfc5545Rules} of crm-calendar.
   * Without it a task that repeats is refused.
   */
  public CrmBuilder recurrence(RecurrenceRules rules) {
    tasks = tasks.with(requireNonNull(rules, "rules"));
    return this;
  }

  /**
   * Says on which days the steps of playbooks are due that are counted in working days: Monday to
   * Friday in the zone of "today", unless said.
   */
  public CrmBuilder workingDays(WorkingCalendar calendar) {
    tasks = tasks.with(requireNonNull(calendar, "calendar"));
    return this;
  }

  /**
   * Adds a rule that says to whom overdue tasks go, once for each deadline, when {@link
   * Maintenance#runDue()} runs: by the rule whose time comes first, and of several the first.
   */
  public CrmBuilder escalateTasks(TaskEscalation escalation) {
    tasks = tasks.with(requireNonNull(escalation, "escalation"));
    return this;
  }

  /**
   * Adds rules that move customers from stage to stage, behind those that were added before; {@link
   * LifecycleRule#usual} has the usual ones. They hold whoever acts.
   */
  public CrmBuilder lifecycle(LifecycleRule... rules) {
    return lifecycle(List.of(rules));
  }

  /**
   * Adds rules that move customers from stage to stage, as {@link #lifecycle(LifecycleRule...)}.
   */
  public CrmBuilder lifecycle(List<LifecycleRule> rules) {
    lifecycle = lifecycle.and(rules);
    return this;
  }

  /** Says how much one plan of edits may change before somebody has to confirm its number. */
  public CrmBuilder editLimit(EditLimit limit) {
    edits = requireNonNull(limit, "limit");
    return this;
  }

  /** Says how it is scored how well things go with a customer. */
  public CrmBuilder health(ScoreCard card) {
    health = requireNonNull(card, "card");
    return this;
  }

  /** Says who edits and removes comments of others; without it nobody does. */
  public CrmBuilder moderateComments(Predicate<Actor> moderators) {
    this.moderators = requireNonNull(moderators, "moderators");
    return this;
  }

  /**
   * Says where the bytes of attachments are kept, such as {@code context ->
   * FileBlobStore.open(folder, context.clock())}; without it nothing is attached. A store belongs
   * to one database.
   */
  public CrmBuilder blobs(Function<PluginContext, BlobStore> opening) {
    blobs = requireNonNull(opening, "opening");
    return this;
  }

  /** Says which files may be attached. */
  public CrmBuilder attachments(AttachmentRules rules) {
    files = requireNonNull(rules, "rules");
    return this;
  }

  /** Says how amounts are converted, and in which currency deals freeze their rate. */
  public CrmBuilder rates(RatePolicy policy) {
    rates = requireNonNull(policy, "policy");
    return this;
  }

  /** Says who belongs to which team: for approvals, and for forecasts by team. */
  public CrmBuilder teams(Teams teams) {
    this.teams = requireNonNull(teams, "teams");
    return this;
  }

  /**
   * Opens the storage and the channels.
   *
   * @throws PluginException if nothing that was selected is known, or a plugin is broken
   * @throws dev.crmcore.error.StorageException if the storage cannot be opened
   * @throws dev.crmcore.error.InvalidInputException if the quality policy names a rule or a field
   *     that is not there
   */
  public Crm build() {
    Function<PluginContext, Storage> opening = storage;
    if (opening == null) {
      throw new PluginException(
          "No storage was selected. Call inMemory(), or storage(\"jdbc:sqlite:crm.db\") with a"
              + " storage plugin on the class path.");
    }
    Catalogue catalogue = StandardCatalogue.create();
    if (!customerFields.isEmpty()) {
      catalogue = catalogue.withCustomFields(CustomerFields.TYPE.name(), customerFields);
    }
    matching.fieldNames().forEach(catalogue.entity(CustomerFields.TYPE)::requireField);
    QualityPolicy qualityPolicy = quality.apply(catalogue);
    List<QualityRule> pluginRules = plugins.qualityRules();
    qualityPolicy.requireValid(catalogue, pluginRules);
    lifecycle.requireValid(catalogue);
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
    IdSource source = ids == null ? new TimeOrderedIds(clock) : ids;
    HostContext context = new HostContext(clock, source, catalogue);
    ContactForms forms = new ContactForms(phoneRegion);
    DeskRules desk =
        new DeskRules(
            levels,
            health,
            leads,
            kinds,
            tasks,
            edits,
            lifecycle,
            rates,
            teams,
            moderators,
            files,
            blobs == null ? null : blobs.apply(context));
    Storage opened = opening.apply(context);
    try {
      Engine engine =
          new Engine(
              opened,
              catalogue,
              policy,
              clock,
              zone,
              source,
              new EntityJson(),
              Map.of(
                  CustomerFields.TYPE.name(), new CustomerRule(forms),
                  AffiliationFields.TYPE.name(), new AffiliationRule(),
                  RelationshipFields.TYPE.name(), new RelationshipRule(),
                  DealFields.TYPE.name(), new DealRule(),
                  BillingDocumentFields.TYPE.name(), new BillingRule(),
                  ConsentFields.TYPE.name(), new ConsentRule(),
                  StageChangeFields.TYPE.name(), new PlaybookSteps(desk.tasks().workingDays(zone))),
              List.of(new LifecycleMoves(desk.lifecycle(), new ConditionText(catalogue))));
      return new Crm(
          engine,
          tenancy,
          forms,
          openChannels(context),
          pluginRules,
          List.copyOf(participants.values()),
          matching,
          Formats.with(catalogue.entity(CustomerFields.TYPE), plugins.recordFormats()),
          qualityPolicy,
          new Listeners(changeListeners, membershipListeners, alertListeners),
          desk);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Map<String, Channel> openChannels(PluginContext context) {
    Map<String, Channel> opened = new LinkedHashMap<>();
    channels.forEach(
        (id, config) -> {
          ChannelProvider provider = plugins.channel(id);
          opened.put(id, provider.open(config, context));
        });
    return opened;
  }

  private record HostContext(Clock clock, IdSource ids, Catalogue catalogue)
      implements PluginContext {}
}
