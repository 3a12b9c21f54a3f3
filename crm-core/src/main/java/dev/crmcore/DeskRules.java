package dev.crmcore;

import dev.crmcore.attachment.AttachmentRules;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.edit.EditLimit;
import dev.crmcore.interaction.CustomKinds;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.lifecycle.LifecycleRules;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.security.Actor;
import dev.crmcore.service.ServiceLevels;
import dev.crmcore.team.Teams;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param kinds which kinds of interactions it has of its own
 * @param tasks how tasks repeat, are planned and go on when they are overdue
 * @param edits how much is changed at once without asking
 * @param lifecycle what moves customers from stage to stage
 * @param rates how amounts are converted
 * @param teams who belongs to which team
 * @param moderators who edits and removes comments of others
 * @param files which files it takes
 * @param blobs where it keeps their bytes; null where it gave no store
 */
record DeskRules(
    ServiceLevels levels,
    ScoreCard health,
    LeadRules leads,
    CustomKinds kinds,
    TaskRules tasks,
    EditLimit edits,
    LifecycleRules lifecycle,
    RatePolicy rates,
    Teams teams,
    Predicate<Actor> moderators,
    AttachmentRules files,
    @Nullable BlobStore blobs) {}
