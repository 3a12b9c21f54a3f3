package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.field.Field;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Naive Bayes over a table of frequencies: how often leads with a value were won and lost, each
 * count one larger than it is (Laplace), so that what was seen once does not decide. The table is
 * counted from the leads themselves: one that is opened again is unlearnt at once.
 */
final class LeadScoring {
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

  /** Counts the leads of the past. */
  static LeadScoring learnt(Reader reader) {
    LeadScoring scoring = new LeadScoring();
    reader.scanAnyUnseen(
        LeadFields.TYPE,
        Conditions.everyone(),
        LeadFields.STATUS,
        List.of(LeadStatus.CONVERTED, LeadStatus.DISQUALIFIED),
        (Lead lead) -> scoring.add(lead));
    return scoring;
  }

  private void add(Lead lead) {
    boolean good = lead.status() == LeadStatus.CONVERTED;
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
