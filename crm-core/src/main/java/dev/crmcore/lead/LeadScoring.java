package dev.crmcore.lead;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.field.Field;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Naive Bayes over a table of frequencies: how often leads with a value were won and lost, each
 * count one larger than it is (Laplace), so that what was seen once does not decide. The table is
 * counted from the leads themselves and from their deals: what is opened again is unlearnt at once.
 */
final class LeadScoring {
  private static final int CHUNK = 1_000;
  private static final Map<String, Function<Lead, String>> FEATURES = features();

  /** Won and lost. */
  private static final class Counts {
    private long won;
    private long lost;
  }

  private final Map<String, Map<String, Counts>> table = new LinkedHashMap<>();
  private long won;
  private long lost;

  private LeadScoring() {}

  private static Map<String, Function<Lead, String>> features() {
    Map<String, Function<Lead, String>> features = new LinkedHashMap<>();
    features.put("source", value(LeadFields.SOURCE));
    features.put("campaign", value(LeadFields.CAMPAIGN));
    features.put("city", value(LeadFields.CITY));
    features.put("email", presence(LeadFields.EMAIL));
    features.put("phone", presence(LeadFields.PHONE));
    features.put("company", presence(LeadFields.COMPANY));
    features.put("message", presence(LeadFields.MESSAGE));
    return features;
  }

  private static Function<Lead, String> value(Field<Lead, String> field) {
    return lead -> {
      String value = field.get(lead);
      return value == null ? "missing" : Folding.fold(value);
    };
  }

  private static Function<Lead, String> presence(Field<Lead, ?> field) {
    return lead -> field.get(lead) == null ? "missing" : "present";
  }

  /**
   * Counts the leads of the past. One that became a deal is what the deal is: won, lost, or not
   * known yet. One that became a customer and no deal is won.
   */
  static LeadScoring learnt(Reader reader) {
    LeadScoring scoring = new LeadScoring();
    Map<DealId, StageCategory> deals = deals(reader);
    reader.scanAnyUnseen(
        LeadFields.TYPE,
        Conditions.everyone(),
        LeadFields.STATUS,
        List.of(LeadStatus.CONVERTED, LeadStatus.DISQUALIFIED),
        (Lead lead) -> {
          DealId deal = lead.dealId();
          StageCategory came = deal == null ? StageCategory.WON : deals.get(deal);
          if (lead.status() == LeadStatus.DISQUALIFIED || came == StageCategory.LOST) {
            scoring.add(lead, false);
          } else if (came == StageCategory.WON) {
            scoring.add(lead, true);
          }
        });
    return scoring;
  }

  /** Returns what became of the deals of leads, as far as that is known. */
  private static Map<DealId, StageCategory> deals(Reader reader) {
    List<UUID> ids = new ArrayList<>();
    reader.scanUnseen(
        LeadFields.TYPE,
        Conditions.all(
            Conditions.equal(LeadFields.STATUS, LeadStatus.CONVERTED),
            Conditions.present(LeadFields.DEAL_ID)),
        lead -> ids.add(LeadFields.DEAL_ID.get(lead)));
    Map<UUID, Pipeline> pipelines = new HashMap<>();
    if (!ids.isEmpty()) {
      reader.scanUnseen(
          PipelineFields.TYPE, Conditions.everyone(), one -> pipelines.put(one.id().value(), one));
    }
    Map<DealId, StageCategory> deals = new HashMap<>();
    for (int i = 0; i < ids.size(); i += CHUNK) {
      List<UUID> some = ids.subList(i, Math.min(i + CHUNK, ids.size()));
      for (Deal deal : reader.findPartlyUnseen(DealFields.TYPE, some, Set.of())) {
        Pipeline pipeline = pipelines.get(deal.pipelineId().value());
        if (pipeline != null) {
          pipeline.stage(deal.stage()).ifPresent(stage -> deals.put(deal.id(), stage.category()));
        }
      }
    }
    return deals;
  }

  private void add(Lead lead, boolean good) {
    won += good ? 1 : 0;
    lost += good ? 0 : 1;
    FEATURES.forEach(
        (name, feature) -> {
          Counts counts =
              table
                  .computeIfAbsent(name, key -> new LinkedHashMap<>())
                  .computeIfAbsent(feature.apply(lead), key -> new Counts());
          counts.won += good ? 1 : 0;
          counts.lost += good ? 0 : 1;
        });
  }

  LeadScore of(Lead lead) {
    double bits = log2((won + 1.0) / (lost + 1.0));
    List<LeadScore.Evidence> evidence = new ArrayList<>();
    for (Map.Entry<String, Function<Lead, String>> feature : FEATURES.entrySet()) {
      Map<String, Counts> row = table.getOrDefault(feature.getKey(), Map.of());
      String value = feature.getValue().apply(lead);
      Counts counts = row.getOrDefault(value, new Counts());
      int kinds = row.size() + 1;
      double weight =
          log2(((counts.won + 1.0) / (won + kinds)) / ((counts.lost + 1.0) / (lost + kinds)));
      bits += weight;
      if (counts.won + counts.lost > 0) {
        evidence.add(
            new LeadScore.Evidence(feature.getKey(), value, counts.won, counts.lost, weight));
      }
    }
    evidence.sort(Comparator.comparing(one -> -Math.abs(one.bits())));
    return new LeadScore((int) Math.round(100 / (1 + Math.pow(2, -bits))), won, lost, evidence);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
