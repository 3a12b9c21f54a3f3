package dev.crmcore.merging;

import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.CustomerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A host's own data about customers: points, which are added up, and cards, which move.
 *
 * @param data where it is kept
 */
record LoyaltyPoints(Data data) implements MergeParticipant {
  /** What the host keeps. Missing points are no points. */
  static final class Data {
    final Map<CustomerId, Integer> points = new HashMap<>();
    final Map<String, CustomerId> cards = new TreeMap<>();
    final Set<CustomerId> frozen = new HashSet<>();

    void add(CustomerId customer, int number) {
      points.merge(customer, number, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Runs work all or nothing. */
    void transaction(Runnable work) {
      Map<CustomerId, Integer> pointsBefore = new HashMap<>(points);
      Map<String, CustomerId> cardsBefore = new TreeMap<>(cards);
      try {
        work.run();
      } catch (RuntimeException e) {
        points.clear();
        points.putAll(pointsBefore);
        cards.clear();
        cards.putAll(cardsBefore);
        throw e;
      }
    }
  }

  @Override
  public String name() {
    return "loyalty";
  }

  @Override
  public Optional<String> refusal(MergedCustomers customers) {
    return customers.losers().stream()
        .filter(data.frozen::contains)
        .findFirst()
        .map(loser -> "the points of " + loser + " are frozen.");
  }

  @Override
  public Optional<String> merge(MergedCustomers customers) {
    StringJoiner memo = new StringJoiner("\n");
    for (CustomerId loser : customers.losers()) {
      Integer points = data.points.remove(loser);
      if (points != null) {
        data.add(customers.survivor(), points);
        memo.add("points " + loser + " " + points);
      }
      data.cards.forEach(
          (card, owner) -> {
            if (owner.equals(loser)) {
              memo.add("card " + loser + " " + card);
            }
          });
      data.cards.replaceAll((card, owner) -> owner.equals(loser) ? customers.survivor() : owner);
    }
    return memo.length() == 0 ? Optional.empty() : Optional.of(memo.toString());
  }

  @Override
  public void undo(MergedCustomers customers, String memo) {
    for (String line : memo.split("\n", -1)) {
      String[] parts = line.split(" ", 3);
      CustomerId loser = CustomerId.parse(parts[1]);
      if (parts[0].equals("points")) {
        int points = Integer.parseInt(parts[2]);
        data.add(customers.survivor(), -points);
        data.add(loser, points);
      } else {
        data.cards.put(parts[2], loser);
      }
    }
  }
}
