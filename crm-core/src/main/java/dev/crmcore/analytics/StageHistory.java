package dev.crmcore.analytics;

import dev.crmcore.analytics.FunnelFigures.Step;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the deals of one pipeline through its stages, move by move. */
final class StageHistory {
  /** Where one deal has been, and from where it went on, as the numbers of stages. */
  private record Track(BitSet entered, BitSet wentOn) {}

  private final List<Stage> stages;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<UUID, Track> tracks = new HashMap<>();
  private final List<List<Long>> stays = new ArrayList<>();

  StageHistory(Pipeline pipeline) {
    this.stages = pipeline.stages();
    for (Stage stage : stages) {
      numbers.put(stage.key(), stays.size());
      stays.add(new ArrayList<>());
    }
  }

  /** Says that a deal belongs to the pipeline; moves of other deals are passed over. */
  void follow(UUID deal) {
    tracks.put(deal, new Track(new BitSet(), new BitSet()));
  }

  /** Takes in a move; the moves of a deal come in their order. */
  void add(StageChange move) {
    Track track = tracks.get(move.dealId().value());
    if (track == null) {
      return;
    }
    Integer from = move.from() == null ? null : numbers.get(move.from());
    Duration stay = move.inFrom();
    if (from != null && stay != null) {
      stays.get(from).add(stay.toSeconds());
    }
    Integer to = numbers.get(move.to());
    if (to != null) {
      if (stages.get(to).category() != StageCategory.LOST) {
        BitSet earlier = track.entered().get(0, to);
        track.wentOn().or(earlier);
      }
      track.entered().set(to);
    }
  }

  long deals() {
    return tracks.size();
  }

  List<Step> steps() {
    long[] entered = new long[stages.size()];
    long[] wentOn = new long[stages.size()];
    for (Track track : tracks.values()) {
      track.entered().stream().forEach(stage -> entered[stage]++);
      track.wentOn().stream().forEach(stage -> wentOn[stage]++);
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < entered.length; i++) {
      Stage stage = stages.get(i);
      boolean closed =
          stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST;
      Double conversion = closed || entered[i] == 0 ? null : (double) wentOn[i] / entered[i];
      steps.add(
          new Step(
              stage.key(),
              stage.name(),
              stage.category(),
              entered[i],
              wentOn[i],
              conversion,
              median(stays.get(i))));
    }
    return steps;
  }

  private static @Nullable Duration median(List<Long> seconds) {
    if (seconds.isEmpty()) {
      return null;
    }
    Collections.sort(seconds);
    int middle = seconds.size() / 2;
    long upper = seconds.get(middle);
    long lower = seconds.get((seconds.size() - 1) / 2);
    return Duration.ofSeconds(lower + (upper - lower) / 2);
  }
}
