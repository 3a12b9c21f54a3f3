package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Condition;
import dev.crmcore.query.ConditionRewriter;
import dev.crmcore.query.Lasting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replaces every reference to a segment by the condition of that segment, so that what is left can
 * be bound and given to a storage. Stateless; as safe for threads as the look-up is.
 */
public final class SegmentExpansion {
  private final ConditionText text;
  private final EntityType<?> type;
  private final Function<String, Optional<Segment>> definitions;

  /**
   * Creates an expansion.
   *
   * @param text how the definitions are read
   * @param type what the segments are about
   * @param definitions gives a segment by its name
   */
  public SegmentExpansion(
      ConditionText text, EntityType<?> type, Function<String, Optional<Segment>> definitions) {
    this.text = requireNonNull(text, "text");
    this.type = requireNonNull(type, "type");
    this.definitions = requireNonNull(definitions, "definitions");
  }

  /** Returns the expansion of conditions about customers by the segments that are stored. */
  public static SegmentExpansion stored(ConditionText text, Reader reader) {
    return new SegmentExpansion(text, CustomerFields.TYPE, name -> Segments.find(reader, name));
  }

  /**
   * Returns the condition without references to segments; each definition is looked up once.
   *
   * @throws InvalidInputException with the code {@code E_SEGMENT_UNKNOWN} if there is no segment
   *     with a name, {@code E_SEGMENT_CYCLE} if a segment refers to itself through others, or
   *     another code if a definition is not a condition or the whole becomes too large
   */
  public Condition expand(Condition condition) {
    return ConditionLimits.check(condition.accept(new Expanding(List.of(), new HashMap<>())));
  }

  /**
   * Returns what the condition of a segment becomes.
   *
   * @throws InvalidInputException as {@link #expand} does, and if the definition leads back to the
   *     name
   */
  public Condition expandDefinition(String name, Condition definition) {
    return ConditionLimits.check(definition.accept(new Expanding(List.of(name), new HashMap<>())));
  }

  /** Tells whether two names are the same segment's: case does not matter. */
  static boolean same(String one, String other) {
    return Folding.fold(one).equals(Folding.fold(other));
  }

  /** Tells whether a condition itself refers to a segment. */
  static boolean refersTo(Condition condition, String name) {
    return references(condition).stream().anyMatch(one -> same(one, name));
  }

  /** Tells whether a condition itself asks for how long somebody has been in a segment. */
  static boolean asksSince(Condition condition, String name) {
    boolean[] found = new boolean[1];
    condition.accept(
        new ConditionRewriter() {
          @Override
          public Condition inSegment(Condition.InSegment reference) {
            found[0] |= reference.lasting() != null && same(reference.name(), name);
            return reference;
          }
        });
    return found[0];
  }

  /** Returns the names of the segments that a condition itself refers to, in their order. */
  public static Set<String> references(Condition condition) {
    Set<String> names = new LinkedHashSet<>();
    condition.accept(
        new ConditionRewriter() {
          @Override
          public Condition inSegment(Condition.InSegment reference) {
            names.add(reference.name());
            return reference;
          }
        });
    return names;
  }

  private final class Expanding extends ConditionRewriter {
    /** The segments in whose definitions this one stands, the outermost first. */
    private final List<String> open;

    private final Map<String, Condition> expanded;

    Expanding(List<String> open, Map<String, Condition> expanded) {
      this.open = open;
      this.expanded = expanded;
    }

    @Override
    public Condition inSegment(Condition.InSegment reference) {
      String name = reference.name();
      if (open.stream().anyMatch(one -> same(one, name))) {
        throw new InvalidInputException(
            "E_SEGMENT_CYCLE",
            "The segment '%s' refers to itself: %s. Take one of these references out."
                .formatted(FieldScope.clip(name), chain(name)));
      }
      Lasting lasting = reference.lasting();
      if (lasting != null) {
        return lasting(segment(name), lasting);
      }
      Condition known = expanded.get(Folding.fold(name));
      if (known == null) {
        // Not computeIfAbsent: the definitions inside are put into the same map meanwhile.
        known = ConditionLimits.check(definition(segment(name)).accept(inside(name)));
        expanded.put(Folding.fold(name), known);
      }
      return known;
    }

    private Condition lasting(Segment segment, Lasting lasting) {
      if (!segment.tracked() && !segment.keepsMembers()) {
        throw new InvalidInputException(
            "E_SEGMENT_UNTRACKED",
            "Nobody keeps since when somebody belongs to '%s'. Track that segment first."
                .formatted(FieldScope.clip(segment.name())));
      }
      return Memberships.lasting(segment.id(), lasting);
    }

    private Segment segment(String name) {
      return definitions
          .apply(name)
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "E_SEGMENT_UNKNOWN",
                      "There is no segment '%s'%s."
                          .formatted(
                              FieldScope.clip(name),
                              open.isEmpty()
                                  ? ""
                                  : ", which '%s' refers to"
                                      .formatted(open.get(open.size() - 1)))));
    }

    /** Whoever belongs to a segment that keeps its members has a membership that has not ended. */
    private Condition definition(Segment segment) {
      String written = segment.condition();
      if (segment.keepsMembers() || written == null) {
        return Memberships.open(segment.id());
      }
      try {
        return text.parse(written, type);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            e.code(),
            "The segment '%s' cannot be read. %s"
                .formatted(FieldScope.clip(segment.name()), e.getMessage()),
            e);
      }
    }

    private Expanding inside(String name) {
      if (open.size() >= ConditionLimits.DEPTH) {
        throw ConditionLimits.tooDeep();
      }
      List<String> deeper = new ArrayList<>(open);
      deeper.add(name);
      return new Expanding(deeper, expanded);
    }

    @Override
    public Condition has(Condition.Has condition) {
      return withoutSegments(condition, condition.element(), condition.collection());
    }

    @Override
    public Condition related(Condition.Related condition) {
      return withoutSegments(condition, condition.where(), condition.relation());
    }

    /** A definition is about the entity that is asked about, not about what belongs to it. */
    private Condition withoutSegments(Condition condition, Condition inner, String owner) {
      Set<String> names = references(inner);
      if (!names.isEmpty()) {
        throw new InvalidInputException(
            "E_OPERATOR",
            "The segment '%s' cannot be asked about inside '%s'; put it outside the parentheses."
                .formatted(FieldScope.clip(names.iterator().next()), owner));
      }
      return condition;
    }

    private String chain(String name) {
      int first = 0;
      while (!same(open.get(first), name)) {
        first++;
      }
      return open.subList(first, open.size()).stream()
          .map(segment -> FieldScope.clip(segment) + " → ")
          .collect(Collectors.joining("", "", FieldScope.clip(name)));
    }
  }
}
