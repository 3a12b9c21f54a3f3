package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import dev.crmcore.consent.ConsentStatus;
import dev.crmcore.customer.RelatedCustomer;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.Comment;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.QualityRating;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Suppression;
import dev.crmcore.model.Survey;
import dev.crmcore.model.Task;
import dev.crmcore.service.SurveyTrend;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that matters about a customer now, as one actor sees it, in one state of the data.
 *
 * @param customer the card
 * @param stageSince since when the customer is in its stage of the lifecycle; null where that is
 *     not known or not for the actor to see
 * @param places the organisations of a person, or the people of an organisation, each role for
 *     itself
 * @param relationships to whom the customer is related
 * @param timeline the first page of what happened, of all kinds
 * @param openDeals deals that are neither won nor lost, the youngest first
 * @param openTasks tasks that are not done, the earliest due first
 * @param openCases cases that are not over, the youngest first
 * @param purchases what was bought altogether
 * @param surveys the last answers, the latest first
 * @param surveyTrends which way the answers to each instrument go
 * @param segments the named segments the customer is in, by name
 * @param quality how good the card is, as of the last kept audit; null where there was none
 * @param possibleDuplicates how many pairs with the customer wait in the review queue
 * @param consents what they said about being contacted and about their data, by purpose
 * @param suppressions ways in which the customer must not be written to
 * @param lastContact the last touch in either direction; null where there was none
 * @param nextContact what is planned next; null where nothing is
 * @param colleagues who of us deals with the customer
 * @param pinned the comments that come before all others, the latest first
 * @param attachments the files, the latest first
 * @param unseen what of it the actor may not see
 */
public record CustomerOverview(
    Customer customer,
    @Nullable Instant stageSince,
    List<Place> places,
    List<RelatedCustomer> relationships,
    TimelinePage timeline,
    List<Deal> openDeals,
    List<Task> openTasks,
    List<ServiceCase> openCases,
    PurchaseTotals purchases,
    List<Survey> surveys,
    List<SurveyTrend> surveyTrends,
    List<String> segments,
    @Nullable QualityRating quality,
    long possibleDuplicates,
    List<ConsentStatus> consents,
    List<Suppression> suppressions,
    @Nullable Interaction lastContact,
    @Nullable PlannedContact nextContact,
    List<Colleague> colleagues,
    List<Comment> pinned,
    List<Attachment> attachments,
    Unseen unseen) {
  /** Copies the lists. */
  public CustomerOverview {
    requireNonNull(customer, "customer");
    places = List.copyOf(places);
    relationships = List.copyOf(relationships);
    openDeals = List.copyOf(openDeals);
    openTasks = List.copyOf(openTasks);
    openCases = List.copyOf(openCases);
    surveys = List.copyOf(surveys);
    surveyTrends = List.copyOf(surveyTrends);
    segments = List.copyOf(segments);
    consents = List.copyOf(consents);
    suppressions = List.copyOf(suppressions);
    colleagues = List.copyOf(colleagues);
    pinned = List.copyOf(pinned);
    attachments = List.copyOf(attachments);
  }
}
