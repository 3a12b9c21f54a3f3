package dev.crmcore;

import dev.crmcore.attachment.AttachmentRules;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.field.Catalogue;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.security.Actor;
import dev.crmcore.service.ServiceLevels;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param moderators who edits and removes comments of others
 * @param files which files it takes
 * @param blobs where it keeps their bytes; null where it gave no store
 */
record DeskRules(
    ServiceLevels levels,
    ScoreCard health,
    LeadRules leads,
    Predicate<Actor> moderators,
    AttachmentRules files,
    @Nullable BlobStore blobs) {
  static final DeskRules DEFAULTS =
      new DeskRules(
          ServiceLevels.none(),
          ScoreCard.health(),
          LeadRules.none(),
          actor -> false,
          AttachmentRules.defaults(),
          null);

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, moderators, files, blobs);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, moderators, files, blobs);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, moderators, files, blobs);
  }

  DeskRules withModerators(Predicate<Actor> who) {
    return new DeskRules(levels, health, leads, who, files, blobs);
  }

  DeskRules withFiles(AttachmentRules rules) {
    return new DeskRules(levels, health, leads, moderators, rules, blobs);
  }

  DeskRules withBlobs(BlobStore store) {
    return new DeskRules(levels, health, leads, moderators, files, store);
  }

  void requireValid(Catalogue catalogue) {
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
