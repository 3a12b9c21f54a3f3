package dev.crmcore;

import dev.crmcore.analytics.Analytics;
import dev.crmcore.analytics.Rfm;
import dev.crmcore.attachment.Attachments;
import dev.crmcore.billing.Billing;
import dev.crmcore.capture.FormSubmissions;
import dev.crmcore.changes.Changes;
import dev.crmcore.channel.Channel;
import dev.crmcore.collaboration.Comments;
import dev.crmcore.collaboration.Editing;
import dev.crmcore.collaboration.Feed;
import dev.crmcore.collaboration.Follows;
import dev.crmcore.conflict.EditConflicts;
import dev.crmcore.consent.Consents;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.dataquality.WritePath;
import dev.crmcore.deal.Deals;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.duplicates.Duplicates;
import dev.crmcore.duplicates.ReviewQueue;
import dev.crmcore.edit.Edits;
import dev.crmcore.exchange.Exports;
import dev.crmcore.exchange.Formats;
import dev.crmcore.exchange.Imports;
import dev.crmcore.feeds.Feeds;
import dev.crmcore.forecast.Forecast;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.interaction.Interactions;
import dev.crmcore.interaction.Purchases;
import dev.crmcore.lead.Leads;
import dev.crmcore.lifecycle.Lifecycle;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merging.Merges;
import dev.crmcore.messaging.Messages;
import dev.crmcore.overview.Overviews;
import dev.crmcore.playbook.PlaybookSteps;
import dev.crmcore.playbook.Playbooks;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.rates.Rates;
import dev.crmcore.revenue.Revenue;
import dev.crmcore.scoring.CustomerScores;
import dev.crmcore.search.CustomerSearch;
import dev.crmcore.security.Actor;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentNames;
import dev.crmcore.segmentation.Segments;
import dev.crmcore.service.CaseConversation;
import dev.crmcore.service.ServiceCases;
import dev.crmcore.service.Surveys;
import dev.crmcore.task.Tasks;
import dev.crmcore.view.SavedViews;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything one actor can do. Cheap to make; belongs to one thread at a time and holds no
 * resource, so it need not be closed.
 */
public final class CrmSession {
  private final Gateway gateway;
  private final ContactForms forms;
  private final Map<String, Channel> channels;
  private final List<QualityRule> qualityRules;
  private final List<MergeParticipant> participants;
  private final CustomerMatching matching;
  private final Formats formats;
  private final QualityPolicy qualityPolicy;
  private final DeskRules desk;

  CrmSession(
      Gateway gateway,
      ContactForms forms,
      Map<String, Channel> channels,
      List<QualityRule> qualityRules,
      List<MergeParticipant> participants,
      CustomerMatching matching,
      Formats formats,
      QualityPolicy qualityPolicy,
      DeskRules desk) {
    this.gateway = gateway;
    this.forms = forms;
    this.channels = channels;
    this.qualityRules = qualityRules;
    this.participants = participants;
    this.matching = matching;
    this.formats = formats;
    this.qualityPolicy = qualityPolicy;
    this.desk = desk;
  }

  /** Returns who acts. */
  public Actor actor() {
    return gateway.actor();
  }

  /**
   * Runs several calls as one change: all of them take effect, or none. Audit shows one entry.
   *
   * @param action what the whole is called in the audit, such as {@code "signup"}
   */
  public <R> R atomically(String action, Function<CrmSession, R> work) {
    return gateway.change(Origin.of(action), changes -> work.apply(this));
  }

  /** Returns the customers. What is written passes the gate of {@link WritePath#API}. */
  public Customers customers() {
    return customers(WritePath.API);
  }

  /** Returns the customers as they are reached by a way, whose gate what is written passes. */
  public Customers customers(WritePath path) {
    return new Customers(gateway, forms, quality().gate(path));
  }

  /** Returns the whole customer in one call, and what happened of all kinds. */
  public Overviews overviews() {
    return new Overviews(gateway, new SegmentNames(text()), forms);
  }

  /** Returns the search for customers, with scores, highlights and corrections. */
  public CustomerSearch search() {
    return customers().finder();
  }

  /** Returns the interactions. */
  public Interactions interactions() {
    return new Interactions(gateway, new CaseConversation(desk.levels()), forms, desk.kinds());
  }

  /** Returns what will be sold, and what was expected before. */
  public Forecast forecast() {
    return new Forecast(gateway, desk.rates(), desk.teams());
  }

  /** Returns the rates of exchange. */
  public Rates rates() {
    return new Rates(gateway, desk.rates());
  }

  /** Returns the recurring revenue. */
  public Revenue revenue() {
    return new Revenue(gateway, desk.rates());
  }

  /** Returns the orders, invoices and payments of other systems. */
  public Billing billing() {
    return new Billing(gateway);
  }

  /** Returns the leads. */
  public Leads leads() {
    return new Leads(gateway, forms, customers(WritePath.LEAD), deals(), text(), desk.leads());
  }

  /** Returns the service cases. */
  public ServiceCases cases() {
    return new ServiceCases(gateway, desk.levels());
  }

  /** Returns the surveys and their answers. */
  public Surveys surveys() {
    return new Surveys(gateway, messages());
  }

  /** Returns how well it goes with customers. */
  public CustomerScores health() {
    return new CustomerScores(gateway, text(), desk.health());
  }

  /** Returns why customers are in their stages. */
  public Lifecycle lifecycle() {
    return new Lifecycle(gateway, text(), desk.lifecycle());
  }

  /** Returns the purchases. */
  public Purchases purchases() {
    return new Purchases(gateway);
  }

  /** Returns the pipelines and deals. */
  public Deals deals() {
    return new Deals(gateway, text(), desk.rates(), desk.teams());
  }

  /** Returns the tasks. */
  public Tasks tasks() {
    return new Tasks(gateway, desk.tasks().recurrence());
  }

  /** Returns the playbooks: how things are done here, step by step. */
  public Playbooks playbooks() {
    return new Playbooks(
        gateway, new PlaybookSteps(desk.tasks().workingDays(gateway.engine().zone())));
  }

  /** Returns what we say to each other about customers. */
  public Comments comments() {
    return new Comments(gateway, desk.moderators());
  }

  /** Returns the files that belong to customers. */
  public Attachments attachments() {
    return new Attachments(gateway, desk.files(), desk.blobs());
  }

  /** Returns what the actor follows. */
  public Follows follows() {
    return new Follows(gateway);
  }

  /** Returns what others did to what the actor follows. */
  public Feed feed() {
    return new Feed(gateway);
  }

  /** Returns who is editing what: hints, no locks. */
  public Editing editing() {
    return new Editing(gateway);
  }

  /** Returns the segments, and questions about sets of customers that have no name. */
  public Segments segments() {
    return new Segments(gateway, text());
  }

  /** Returns the views: lists of customers that people look at again and again. */
  public SavedViews views() {
    return new SavedViews(gateway, text());
  }

  /** Returns the quality of the data. */
  public DataQuality quality() {
    return new DataQuality(gateway, qualityPolicy, forms.region().orElse(null), qualityRules);
  }

  /** Returns what strangers sent through forms. */
  public FormSubmissions forms() {
    return new FormSubmissions(gateway, forms);
  }

  /** Returns the figures: pipelines, funnels, purchases. */
  public Analytics analytics() {
    return new Analytics(gateway, desk.rates());
  }

  /** Returns the ratings by recency, frequency and monetary value. */
  public Rfm rfm() {
    return new Rfm(gateway);
  }

  /** Returns the imports of customers. */
  public Imports imports() {
    return new Imports(gateway, forms, formats, quality(), deals());
  }

  /** Returns the exports of customers. */
  public Exports exports() {
    return new Exports(gateway, formats);
  }

  /** Returns edits of many customers at once, and the taking back of runs. */
  public Edits edits() {
    return new Edits(gateway, desk.edits());
  }

  /** Returns what customers said about being contacted and about their data. */
  public Consents consents() {
    return new Consents(gateway);
  }

  /** Returns the messages to customers. */
  public Messages messages() {
    return new Messages(gateway, channels, forms);
  }

  /** Returns the sources that send files. */
  public Feeds feeds() {
    return new Feeds(gateway, quality());
  }

  /** Returns what was changed, in order. */
  public Changes changes() {
    return new Changes(gateway);
  }

  /** Returns what settles two edits of one record. */
  public EditConflicts conflicts() {
    return new EditConflicts(gateway);
  }

  /** Returns the search for duplicates. */
  public Duplicates duplicates() {
    return new Duplicates(gateway, matching);
  }

  /** Returns the pairs of possible duplicates that wait for a person to look at them. */
  public ReviewQueue reviewQueue() {
    return new ReviewQueue(gateway);
  }

  /** Returns merging and its undoing. */
  public Merges merges() {
    return new Merges(gateway, participants);
  }

  private ConditionText text() {
    return new ConditionText(gateway.engine().catalogue());
  }
}
