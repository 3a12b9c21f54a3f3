package dev.crmcore.segmentation;

import dev.crmcore.segmentation.grammar.ConditionGrammarParser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Ends parsing at the first error, saying what could have stood there. */
final class SyntaxReporter extends BaseErrorListener {
  private static final Set<Integer> STARTS_OF_CONDITIONS =
      Set.of(
          ConditionGrammarParser.NOT,
          ConditionGrammarParser.LEFT,
          ConditionGrammarParser.EVERYONE,
          ConditionGrammarParser.NOBODY,
          ConditionGrammarParser.ALL,
          ConditionGrammarParser.ANY,
          ConditionGrammarParser.HAS);

  private static final Set<Integer> VALUES =
      Set.of(
          ConditionGrammarParser.TEXT,
          ConditionGrammarParser.PLUS,
          ConditionGrammarParser.MINUS,
          ConditionGrammarParser.NUMBER,
          ConditionGrammarParser.TEMPORAL,
          ConditionGrammarParser.TRUE,
          ConditionGrammarParser.FALSE,
          ConditionGrammarParser.TODAY,
          ConditionGrammarParser.NOW);

  private static final Set<Integer> COMPARISONS =
      Set.of(
          ConditionGrammarParser.EQ,
          ConditionGrammarParser.NE,
          ConditionGrammarParser.LT,
          ConditionGrammarParser.LE,
          ConditionGrammarParser.GT,
          ConditionGrammarParser.GE,
          ConditionGrammarParser.CONTAINS,
          ConditionGrammarParser.STARTS,
          ConditionGrammarParser.ENDS,
          ConditionGrammarParser.BETWEEN,
          ConditionGrammarParser.IN,
          ConditionGrammarParser.IS,
          ConditionGrammarParser.ANNIVERSARY,
          ConditionGrammarParser.WITHIN,
          ConditionGrammarParser.LEFT,
          ConditionGrammarParser.DOT);

  private static final Set<Integer> NAMES =
      Set.of(
          ConditionGrammarParser.WORD,
          ConditionGrammarParser.QUOTED,
          ConditionGrammarParser.TAG,
          ConditionGrammarParser.SEGMENT,
          ConditionGrammarParser.ALL,
          ConditionGrammarParser.STARTS,
          ConditionGrammarParser.STARTING,
          ConditionGrammarParser.WITHIN,
          ConditionGrammarParser.OF,
          ConditionGrammarParser.ENDS,
          ConditionGrammarParser.WITH,
          ConditionGrammarParser.FOR,
          ConditionGrammarParser.IS,
          ConditionGrammarParser.MISSING,
          ConditionGrammarParser.PRESENT,
          ConditionGrammarParser.WHERE,
          ConditionGrammarParser.ANNIVERSARY,
          ConditionGrammarParser.LAST,
          ConditionGrammarParser.NEXT,
          ConditionGrammarParser.THIS,
          ConditionGrammarParser.PREVIOUS,
          ConditionGrammarParser.FROM,
          ConditionGrammarParser.TO);

  private final ToIntFunction<Token> position;

  SyntaxReporter(ToIntFunction<Token> position) {
    this.position = position;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String technical,
      @Nullable RecognitionException cause) {
    Parser parser = (Parser) recognizer;
    Token token = offending instanceof Token found ? found : parser.getCurrentToken();
    throw new ParseFailure(
        new ConditionProblem(
            position.applyAsInt(token), "E_CONDITION_SYNTAX", message(parser, token)),
        cause);
  }

  private static String message(Parser parser, Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case ConditionGrammarParser.UNCLOSED ->
          text.startsWith("`")
              ? "The quoted name is not closed; end it with `."
              : "The text is not closed; end it with ', and write a quote inside it twice.";
      case ConditionGrammarParser.OTHER ->
          "The character %s cannot stand here.%s"
              .formatted(described(text.codePointAt(0)), hint(text.codePointAt(0)));
      default -> unexpected(parser, token);
    };
  }

  private static String unexpected(Parser parser, Token token) {
    Set<Integer> types = new LinkedHashSet<>(parser.getExpectedTokens().toList());
    String hint =
        token.getType() == ConditionGrammarParser.NOT && types.contains(ConditionGrammarParser.EQ)
            ? " Put 'not' before the whole comparison: not city in ('Paris')."
            : "";
    return "Expected %s, but found %s.%s"
        .formatted(
            listed(expected(types, parser.getContext())),
            token.getType() == Token.EOF ? "the end" : shown(token.getText()),
            hint);
  }

  private static String shown(String text) {
    return text.startsWith("'") ? FieldScope.clip(text) : "'" + FieldScope.clip(text) + "'";
  }

  private static String described(int point) {
    String code = "U+%04X".formatted(point);
    return Character.isLetterOrDigit(point) || (point > ' ' && point < 127)
        ? "'" + Character.toString(point) + "' (" + code + ")"
        : code;
  }

  private static String hint(int point) {
    return "\"“”„‘’‚«»‹›".indexOf(point) >= 0 ? " Write text between straight quotes: 'text'." : "";
  }

  /** Puts the tokens that may stand here into few words, the most telling first. */
  private static Set<String> expected(Set<Integer> types, ParserRuleContext place) {
    Set<String> words = new LinkedHashSet<>();
    if (types.contains(ConditionGrammarParser.EVERYONE)) {
      words.add("a condition");
      types.removeAll(STARTS_OF_CONDITIONS);
      types.removeAll(NAMES);
    } else if (types.contains(ConditionGrammarParser.TODAY)) {
      words.add("a value");
      types.removeAll(VALUES);
      types.removeAll(NAMES);
    } else if (types.contains(ConditionGrammarParser.EQ)) {
      words.add(comparison(types));
      types.removeAll(COMPARISONS);
    } else if (types.contains(ConditionGrammarParser.WORD)) {
      words.add(types.contains(ConditionGrammarParser.ALL) ? "a currency" : called(place));
      types.removeAll(NAMES);
    }
    if (endsCondition(place)) {
      words.add("'and'");
      words.add("'or'");
    }
    types.forEach(type -> words.add(word(type)));
    return words;
  }

  private static String comparison(Set<Integer> types) {
    if (types.remove(ConditionGrammarParser.TEXT)) {
      return "a text such as 'vip'";
    }
    return types.contains(ConditionGrammarParser.IN)
        ? "a comparison such as =, 'contains' or 'in'"
        : "=, !=, <, <=, > or >=";
  }

  /** Returns what a name at this place would name. */
  private static String called(ParserRuleContext place) {
    ParserRuleContext rule = place;
    while (rule instanceof ConditionGrammarParser.NameContext
        || rule instanceof ConditionGrammarParser.WordContext) {
      rule = rule.getParent();
    }
    if (rule instanceof ConditionGrammarParser.HasElementContext) {
      return "a collection";
    }
    return rule instanceof ConditionGrammarParser.MeasuredContext
        ? "a measure or a field"
        : "a unit such as days";
  }

  /** Tells whether a whole condition came before, which could also go on. */
  private static boolean endsCondition(ParserRuleContext place) {
    int matched = place.getChildCount();
    return matched > 0
        && place.getChild(matched - 1) instanceof ConditionGrammarParser.DisjunctionContext;
  }

  private static String word(int type) {
    return switch (type) {
      case Token.EOF -> "the end";
      case ConditionGrammarParser.MINUS -> "'-'";
      case ConditionGrammarParser.TEXT -> "a text such as 'vip'";
      case ConditionGrammarParser.NUMBER -> "a number";
      case ConditionGrammarParser.TEMPORAL -> "a day or a moment";
      default -> ConditionGrammarParser.VOCABULARY.getDisplayName(type);
    };
  }

  private static String listed(Set<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }
}
