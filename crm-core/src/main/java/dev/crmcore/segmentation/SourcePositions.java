package dev.crmcore.segmentation;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where in the text something stands, and the errors that name the place. */
final class SourcePositions {
  private final String text;

  SourcePositions(String text) {
    this.text = text;
  }

  /** Returns the position of a token's first character; the parser counts code points. */
  int of(Token token) {
    return text.offsetByCodePoints(0, token.getStartIndex()) + 1;
  }

  /** Runs what may refuse the words that a rule matched. */
  <T> T at(ParserRuleContext place, Supplier<T> action) {
    return at(place.getStart(), action);
  }

  /** Runs a check of the words that a rule matched. */
  void check(ParserRuleContext place, Runnable check) {
    at(
        place,
        () -> {
          check.run();
          return place;
        });
  }

  /** Runs what may refuse a token. */
  <T> T at(Token token, Supplier<T> action) {
    try {
      return action.get();
    } catch (InvalidInputException e) {
      throw failure(of(token), e);
    }
  }

  static ParseFailure failure(int position, InvalidInputException cause) {
    return new ParseFailure(
        new ConditionProblem(position, cause.code(), String.valueOf(cause.getMessage())), cause);
  }

  /**
   * Refuses deep nesting before anything recurses into it. Parentheses and words that negate open a
   * level; the exact depth is checked on the tree.
   */
  void checkDepth(List<Token> tokens) {
    Deque<Integer> outer = new ArrayDeque<>();
    int level = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case ConditionGrammarParser.NOT -> level++;
        case ConditionGrammarParser.LEFT -> {
          outer.push(level);
          level++;
        }
        case ConditionGrammarParser.RIGHT -> level = outer.isEmpty() ? 0 : outer.pop();
        case ConditionGrammarParser.AND, ConditionGrammarParser.OR, ConditionGrammarParser.COMMA ->
            level = outer.isEmpty() ? 0 : outer.peek() + 1;
        default -> {}
      }
      // A comparison with a list is one level of the tree, but its parentheses look like another.
      if (level > ConditionLimits.DEPTH + 1) {
        throw failure(of(token), ConditionLimits.tooDeep());
      }
    }
  }
}
