package dev.crmcore.dedup;

import dev.crmcore.dedup.MatchModel.Field;
import dev.crmcore.dedup.MatchModel.Given;
import dev.crmcore.dedup.MatchModel.Level;
import dev.crmcore.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that was made elsewhere, laid over the dimensions of a table. A field of the model is
 * found by role and name, or by role alone where both sides have it once; a dimension that the
 * model does not know keeps the shipped shares.
 */
final class GivenModel {
  private final MatchModel model;
  private final List<Dimension> dimensions;

  GivenModel(MatchModel model, List<Dimension> dimensions) {
    this.model = model;
    this.dimensions = dimensions;
  }

  /**
   * Puts the shares of the model in place and returns what was learnt.
   *
   * @throws InvalidInputException if the model knows no field of the table, or other levels
   */
  LearnedWeights apply(LevelShares match, LevelShares chance) {
    double[] learned = new double[16 * dimensions.size()];
    boolean any = false;
    for (int d = 0; d < dimensions.size(); d++) {
      for (Given given : Given.values()) {
        Field field = find(d, given);
        if (field == null) {
          continue;
        }
        any = true;
        int state = Dependence.stateOf(given);
        for (int l = 0; l < field.levels().size(); l++) {
          Level level = field.levels().get(l);
          match.set(d, state, l + 1, level.matchShare());
          chance.set(d, state, l + 1, level.chanceShare());
          learned[16 * d + l + 1] = level.learnedWeight();
        }
      }
    }
    if (!any) {
      throw new InvalidInputException(
          "E_MODEL",
          "The model knows none of the fields of the table: it is about %s, the table about %s."
              .formatted(
                  model.fields().stream().map(Field::name).distinct().toList(),
                  dimensions.stream().map(Dimension::name).toList()));
    }
    return LearnedWeights.of(dimensions.size(), learned, model.learnedWeight());
  }

  /** The shares without dependence stand in for a state that the model has not seen. */
  private @Nullable Field find(int d, Given given) {
    Dimension dimension = dimensions.get(d);
    String name = nameInModel(dimension);
    Field found = null;
    for (Field field : model.fields()) {
      if (field.role() == dimension.role()
          && field.name().equals(name)
          && (field.given() == given || (field.given() == Given.NOTHING && found == null))) {
        found = field;
      }
    }
    if (found != null) {
      checkLevels(dimension, found);
    }
    return found;
  }

  private @Nullable String nameInModel(Dimension dimension) {
    List<String> names =
        model.fields().stream()
            .filter(field -> field.role() == dimension.role())
            .map(Field::name)
            .distinct()
            .toList();
    boolean single = dimensions.stream().filter(d -> d.role() == dimension.role()).count() == 1;
    if (names.contains(dimension.name())) {
      return dimension.name();
    }
    return single && names.size() == 1 ? names.get(0) : null;
  }

  private static void checkLevels(Dimension dimension, Field field) {
    List<String> levels = field.levels().stream().map(Level::name).toList();
    if (!levels.equals(dimension.levels())) {
      throw new InvalidInputException(
          "E_MODEL",
          "The model knows the levels %s of '%s', but this version of the library compares by %s. Fit it anew."
              .formatted(levels, field.name(), dimension.levels()));
    }
  }
}
