package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.field.Field;
import dev.crmcore.field.Folding;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.LifecycleStage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The built-in ways to choose whose value survives. Where a rule holds several values equal, the
 * next one decides: that of {@link #thenBy}, or {@link #survivorFirst()}. Immutable and safe for
 * all threads.
 *
 * <pre>{@code
 * MergePolicy policy =
 *     MergePolicy.survivorFirst()
 *         .with(CustomerFields.JOB_TITLE, Survivorship.mostRecent())
 *         .with(CustomerFields.FAMILY_NAME,
 *             Survivorship.mostFrequent().thenBy(Survivorship.longest()));
 * }</pre>
 */
public final class Survivorship implements MergeStrategy {
  /** From the least to the furthest; who has bought is further than who has not, gone or not. */
  private static final List<LifecycleStage> FUNNEL =
      List.of(
          LifecycleStage.LOST,
          LifecycleStage.LEAD,
          LifecycleStage.PROSPECT,
          LifecycleStage.LAPSED,
          LifecycleStage.CUSTOMER,
          LifecycleStage.REPEAT);

  /** The survivor, then whoever was changed last; never undecided. */
  private static final Comparator<MergeCandidate> SURVIVOR_FIRST =
      Comparator.comparing((MergeCandidate candidate) -> !candidate.isSurvivor())
          .thenComparing(
              candidate -> candidate.customer().revision().updatedAt(), Comparator.reverseOrder())
          .thenComparing(candidate -> candidate.customer().id().toString());

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Rule rule;
  private final @Nullable MergeStrategy next;

  private Survivorship(Rule rule, @Nullable MergeStrategy next) {
    this.rule = rule;
    this.next = next;
  }

  /** The survivor's value; where it has none, that of the loser whose card was changed last. */
  public static Survivorship survivorFirst() {
    return new Survivorship(
        (field, candidates) -> {
          MergeCandidate first = first(candidates);
          return new Best(
              List.of(first),
              first.isSurvivor()
                  ? "survivor first"
                  : "survivor first: it has none, so that of the card changed last");
        },
        null);
  }

  /** The value that was written last, by {@link MergeCandidate#changedAt()}. */
  public static Survivorship mostRecent() {
    return ranked(
        (field, candidate) -> candidate.changedAt(),
        Comparator.<Instant>naturalOrder(),
        changedAt -> "most recent: " + MINUTE.format(changedAt));
  }

  /** The value that has stood longest, by {@link MergeCandidate#changedAt()}. */
  public static Survivorship oldest() {
    return ranked(
        (field, candidate) -> candidate.changedAt(),
        Comparator.<Instant>reverseOrder(),
        changedAt -> "oldest: " + MINUTE.format(changedAt));
  }

  /** The value on the card with the most filled fields and collections. */
  public static Survivorship mostComplete() {
    return ranked(
        (field, candidate) -> filled(candidate.customer()),
        Comparator.<Long>naturalOrder(),
        count -> "most complete: " + count + " fields filled");
  }

  /** The value that most candidates hold, compared in text form. */
  public static Survivorship mostFrequent() {
    return new Survivorship(
        (field, candidates) ->
            best(
                candidates,
                candidate ->
                    candidates.stream().filter(other -> isSame(field, candidate, other)).count(),
                Comparator.<Long>naturalOrder(),
                count -> "most frequent: held by %d of %d".formatted(count, candidates.size())),
        null);
  }

  /** The longest value in text form. */
  public static Survivorship longest() {
    return ranked(
        (field, candidate) -> {
          String text = String.valueOf(field.text(candidate.customer()));
          return text.codePointCount(0, text.length());
        },
        Comparator.<Integer>naturalOrder(),
        length -> "longest: " + length + " characters");
  }

  /**
   * The value of whoever came from the most trusted source.
   *
   * @param sources values of {@link CustomerFields#SOURCE}, the most trusted first; compared as
   *     text is, without case. Any other source and none come last
   */
  public static Survivorship sourcePriority(List<String> sources) {
    List<String> folded = sources.stream().map(Folding::fold).toList();
    return ranked(
        (field, candidate) -> {
          String source = candidate.customer().profile().source();
          int place = source == null ? -1 : folded.indexOf(Folding.fold(source));
          return place < 0 ? folded.size() : place;
        },
        Comparator.<Integer>reverseOrder(),
        place ->
            "source priority: "
                + (place < sources.size() ? sources.get(place) : "none of the sources listed"));
  }

  /**
   * The value that the source of the highest priority wrote, by {@link MergeCandidate#writtenBy()}.
   *
   * @param priorities those of {@code session.feeds().priorities()}, or others; what people wrote
   *     has a priority there, too
   */
  public static Survivorship bySourcePriority(SourcePriorities priorities) {
    return ranked(
        (field, candidate) -> new Writer(priorities.of(candidate.writtenBy()), candidate),
        Comparator.comparingInt(Writer::priority),
        writer -> "source priority: written by " + writer.words());
  }

  /** Whose word a value is, and how much that counts. */
  private record Writer(int priority, MergeCandidate candidate) {
    String words() {
      String source = candidate.writtenBy();
      return source == null ? "a person" : source;
    }
  }

  /**
   * The value of whoever confirmed a contact point; among those, and among the others, of whoever
   * is known to another system.
   */
  public static Survivorship verifiedFirst() {
    return ranked(
        (field, candidate) -> proof(candidate.customer()),
        Comparator.<Proof>naturalOrder(),
        proof -> "verified first: " + proof.words);
  }

  /**
   * The value of whoever is furthest down the funnel: a repeat customer before a customer before a
   * lapsed one, a prospect, a lead and one who is lost. Made for {@link
   * CustomerFields#LIFECYCLE_STAGE}.
   */
  public static Survivorship furthestStage() {
    return ranked(
        (field, candidate) -> FUNNEL.indexOf(candidate.customer().profile().lifecycleStage()),
        Comparator.<Integer>naturalOrder(),
        place -> "furthest stage: " + FUNNEL.get(place));
  }

  /**
   * Returns this strategy with another one for what it leaves undecided, after those that were
   * added before.
   */
  public Survivorship thenBy(MergeStrategy other) {
    requireNonNull(other, "other");
    if (next == null) {
      return new Survivorship(rule, other);
    }
    // A strategy of the host's leaves nothing undecided.
    return next instanceof Survivorship chained
        ? new Survivorship(rule, chained.thenBy(other))
        : this;
  }

  @Override
  public MergeChoice choose(Field<Customer, ?> field, List<MergeCandidate> candidates) {
    Best best = rule.best(field, candidates);
    MergeCandidate first = first(best.candidates());
    if (best.candidates().stream().allMatch(candidate -> isSame(field, first, candidate))) {
      return new MergeChoice(first, best.reason());
    }
    MergeStrategy following = next == null ? survivorFirst() : next;
    MergeChoice choice = following.choose(field, best.candidates());
    return new MergeChoice(choice.candidate(), best.reason() + ", then " + choice.reason());
  }

  private static MergeCandidate first(List<MergeCandidate> candidates) {
    return candidates.stream().min(SURVIVOR_FIRST).orElseThrow();
  }

  private static boolean isSame(
      Field<Customer, ?> field, MergeCandidate left, MergeCandidate right) {
    return String.valueOf(field.text(left.customer()))
        .equals(String.valueOf(field.text(right.customer())));
  }

  private static long filled(Customer customer) {
    long fields =
        CustomerFields.TYPE.fields().stream()
            .filter(Combination::isMerged)
            .filter(field -> field.get(customer) != null)
            .count();
    long collections =
        CustomerFields.TYPE.collections().stream()
            .filter(collection -> !collection.get(customer).isEmpty())
            .count();
    return fields + collections + customer.customFields().size();
  }

  private static Proof proof(Customer customer) {
    boolean confirmed =
        customer.contactPoints().stream().map(ContactPoint::verifiedAt).anyMatch(at -> at != null);
    boolean known = !customer.externalIds().isEmpty();
    if (confirmed) {
      return known ? Proof.BOTH : Proof.CONTACT_POINT;
    }
    return known ? Proof.EXTERNAL_ID : Proof.NONE;
  }

  /** How sure one can be of a customer, from nothing to most. */
  private enum Proof {
    NONE("nobody is"),
    EXTERNAL_ID("known to another system"),
    CONTACT_POINT("confirmed contact point"),
    BOTH("confirmed contact point, known to another system");

    private final String words;

    Proof(String words) {
      this.words = words;
    }
  }

  /** Finds the candidates that are as good as any. */
  private interface Rule {
    Best best(Field<Customer, ?> field, List<MergeCandidate> candidates);
  }

  private record Best(List<MergeCandidate> candidates, String reason) {}

  private static <R> Survivorship ranked(
      BiFunction<Field<Customer, ?>, MergeCandidate, R> rank,
      Comparator<R> order,
      Function<R, String> words) {
    return new Survivorship(
        (field, candidates) ->
            best(candidates, candidate -> rank.apply(field, candidate), order, words),
        null);
  }

  private static <R> Best best(
      List<MergeCandidate> candidates,
      Function<MergeCandidate, R> rank,
      Comparator<R> order,
      Function<R, String> words) {
    List<R> ranks = candidates.stream().map(rank).toList();
    R highest = ranks.stream().max(order).orElseThrow();
    List<MergeCandidate> best = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (order.compare(ranks.get(i), highest) == 0) {
        best.add(candidates.get(i));
      }
    }
    return new Best(best, words.apply(highest));
  }
}
