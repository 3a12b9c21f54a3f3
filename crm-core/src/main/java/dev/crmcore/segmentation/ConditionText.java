package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.grammar.ConditionGrammarLexer;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/**
 * Reads conditions in the text form for people:
 *
 * <pre>{@code
 * city = 'Вологда' and purchases(last 365 days).sum(amount) >= 1000 EUR and not tag 'do-not-call'
 * }</pre>
 *
 * <p>A condition's {@link Condition#toString() string} is its text; reading it gives an equal
 * condition back. Names and types come from the catalogue, so that {@code 'EMAIL'} becomes a
 * constant where a constant is compared. Immutable and safe for all threads.
 */
public final class ConditionText {
  private final Catalogue catalogue;

  /** Creates a reader of conditions over the entities of a catalogue. */
  public ConditionText(Catalogue catalogue) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
  }

  /**
   * Reads a condition about one entity.
   *
   * @throws InvalidInputException if the text is no condition, names what the catalogue does not
   *     have, compares a field with a value of another type, or is too large; the message starts
   *     with the position of the character
   */
  public Condition parse(String text, EntityType<?> type) {
    try {
      return read(text, type);
    } catch (ParseFailure failure) {
      ConditionProblem problem = failure.problem();
      throw new InvalidInputException(
          problem.code(),
          "At character %d: %s".formatted(problem.position(), problem.message()),
          failure);
    }
  }

  /** Tells what is wrong with a text, for editors; empty if {@link #parse} accepts it. */
  public Optional<ConditionProblem> check(String text, EntityType<?> type) {
    try {
      read(text, type);
      return Optional.empty();
    } catch (ParseFailure failure) {
      return Optional.of(failure.problem());
    }
  }

  private Condition read(String text, EntityType<?> type) {
    FieldScope scope = FieldScope.of(catalogue, type);
    if (text.length() > ConditionLimits.TEXT_LENGTH) {
      throw SourcePositions.failure(
          ConditionLimits.TEXT_LENGTH + 1,
          ConditionLimits.tooLong(text.length(), ConditionLimits.TEXT_LENGTH));
    }
    ConditionGrammarLexer lexer = new ConditionGrammarLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    SourcePositions positions = new SourcePositions(text);
    positions.checkDepth(tokens.getTokens());

    ConditionGrammarParser parser = new ConditionGrammarParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxReporter(positions::of));
    Condition condition = new TextReading(positions, scope).visit(parser.condition().disjunction());
    return positions.at(tokens.get(0), () -> ConditionLimits.check(condition));
  }
}
