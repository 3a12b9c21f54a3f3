package dev.crmcore.segmentation;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.field.Relation;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import dev.crmcore.segmentation.TypedOperands.Compared;
import dev.crmcore.segmentation.grammar.ConditionGrammarBaseVisitor;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.AllOfContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.AnyOfContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.BetweenContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.BooleanValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ChoiceValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ComparedContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ComparisonContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ConjunctionContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.DisjunctionContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.EveryoneContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.FromMomentContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.GroupedContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.HasAnniversaryContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.HasElementContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.InWindowContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.LastUnitsContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.MeasuredContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.MomentContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NameContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NearContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NegatedContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NextUnitContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NextUnitsContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NobodyContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.NumberValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.OneOfContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.OperandContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.PresenceContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.PreviousUnitContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.RelativeValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.SegmentContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.SignContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.StartingContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.TaggedContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.TemporalValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.TestedContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.TextValueContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ThisUnitContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.ToMomentContext;
import dev.crmcore.segmentation.grammar.ConditionGrammarParser.WindowContext;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Turns what the parser matched into a condition; names are looked up in one scope. */
final class TextReading extends ConditionGrammarBaseVisitor<Condition> {
  private final SourcePositions positions;
  private final FieldScope scope;

  TextReading(SourcePositions positions, FieldScope scope) {
    this.positions = positions;
    this.scope = scope;
  }

  @Override
  public Condition visitDisjunction(DisjunctionContext context) {
    List<Condition> parts = conditions(context.conjunction());
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
  }

  @Override
  public Condition visitConjunction(ConjunctionContext context) {
    List<Condition> parts = conditions(context.negation());
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  @Override
  public Condition visitNegated(NegatedContext context) {
    return new Condition.Not(visit(context.negation()));
  }

  @Override
  public Condition visitGrouped(GroupedContext context) {
    return visit(context.disjunction());
  }

  @Override
  public Condition visitEveryone(EveryoneContext context) {
    return Conditions.everyone();
  }

  @Override
  public Condition visitNobody(NobodyContext context) {
    return Conditions.nobody();
  }

  @Override
  public Condition visitAllOf(AllOfContext context) {
    return new Condition.All(conditions(context.disjunction()));
  }

  @Override
  public Condition visitAnyOf(AnyOfContext context) {
    return new Condition.Any(conditions(context.disjunction()));
  }

  @Override
  public Condition visitHasElement(HasElementContext context) {
    CollectionField<?, ?> collection =
        positions.at(context.name(), () -> scope.collection(name(context.name())));
    Condition element =
        context.disjunction() == null
            ? Conditions.everyone()
            : new TextReading(positions, scope.inside(collection)).visit(context.disjunction());
    return new Condition.Has(collection.name(), element);
  }

  @Override
  public Condition visitTagged(TaggedContext context) {
    Token word = context.TAG().getSymbol();
    return context.test() == null
        ? positions.at(word, () -> tag(text(context.TEXT().getText())))
        : context.test().accept(new Testing(word, word.getText()));
  }

  private Condition tag(String tag) {
    CollectionField<?, ?> tags = scope.collection("tags");
    Field<?, ?> value = scope.inside(tags).field(CollectionField.VALUE);
    return new Condition.Has(
        tags.name(),
        new Condition.Compare(
            value.name(), Operator.EQ, List.of(TypedOperands.ofText(Compared.of(value), tag))));
  }

  @Override
  public Condition visitSegment(SegmentContext context) {
    Token word = context.SEGMENT().getSymbol();
    if (context.test() != null) {
      return context.test().accept(new Testing(word, word.getText()));
    }
    return positions.at(
        word,
        () -> {
          scope.requireSegments();
          return new Condition.InSegment(text(context.TEXT().getText()), lasting(context));
        });
  }

  private @Nullable Lasting lasting(SegmentContext context) {
    if (context.NUMBER() == null) {
      return null;
    }
    ChronoUnit unit = unit(context.unit);
    Token amount = context.NUMBER().getSymbol();
    return positions.at(amount, () -> TypedOperands.lasting(amount.getText(), unit));
  }

  @Override
  public Condition visitTested(TestedContext context) {
    return context.test().accept(new Testing(context.word().getStart(), name(context.word())));
  }

  private List<Condition> conditions(List<? extends ParseTree> parts) {
    return parts.stream().map(this::visit).toList();
  }

  /** Reads what follows a name. */
  private final class Testing extends ConditionGrammarBaseVisitor<Condition> {
    private final Token place;
    private final String name;

    Testing(Token place, String name) {
      this.place = place;
      this.name = name;
    }

    @Override
    public Condition visitCompared(ComparedContext context) {
      Field<?, ?> field = field();
      Operator operator = operator(context.comparison());
      Compared compared = Compared.of(field);
      positions.check(context.comparison(), () -> TypedOperands.check(compared, operator));
      return new Condition.Compare(
          field.name(), operator, List.of(operand(compared, context.operand())));
    }

    @Override
    public Condition visitBetween(BetweenContext context) {
      return compare(Operator.BETWEEN, context.operand());
    }

    @Override
    public Condition visitOneOf(OneOfContext context) {
      return compare(Operator.IN, context.operand());
    }

    @Override
    public Condition visitNear(NearContext context) {
      Field<?, ?> field = field();
      Compared compared = Compared.of(field);
      positions.check(context, () -> TypedOperands.check(compared, Operator.WITHIN));
      Operand metres =
          positions.at(
              context.unit,
              () -> TypedOperands.distance(context.NUMBER().getText(), name(context.unit)));
      return new Condition.Compare(
          field.name(), Operator.WITHIN, List.of(operand(compared, context.operand()), metres));
    }

    @Override
    public Condition visitInWindow(InWindowContext context) {
      return new Condition.During(time().name(), window(context.window()));
    }

    @Override
    public Condition visitHasAnniversary(HasAnniversaryContext context) {
      return new Condition.Anniversary(time().name(), window(context.window()));
    }

    private Field<?, ?> time() {
      return positions.at(place, () -> TypedOperands.requireTime(scope.field(name)));
    }

    private Condition compare(Operator operator, List<OperandContext> operands) {
      Field<?, ?> field = field();
      Compared compared = Compared.of(field);
      return new Condition.Compare(
          field.name(), operator, operands.stream().map(one -> operand(compared, one)).toList());
    }

    @Override
    public Condition visitPresence(PresenceContext context) {
      Condition missing = new Condition.Missing(field().name());
      boolean isMissing = context.MISSING() != null && context.NOT() == null;
      return isMissing ? missing : missing.negate();
    }

    @Override
    public Condition visitMeasured(MeasuredContext context) {
      Relation<?> relation = positions.at(place, () -> scope.relation(name));
      FieldScope target = scope.inside(relation);
      Window window = context.window() == null ? Window.ever() : window(context.window());
      Condition where =
          context.disjunction() == null
              ? Conditions.everyone()
              : new TextReading(positions, target).visit(context.disjunction());
      Measure.Function function =
          positions.at(context.function, () -> TypedOperands.function(name(context.function)));
      Field<?, ?> field =
          context.field == null
              ? null
              : positions.at(context.field, () -> target.field(name(context.field)));
      Compared compared =
          positions.at(context.function, () -> TypedOperands.measured(function, field));
      Operator operator = operator(context.comparison());
      positions.check(context.comparison(), () -> TypedOperands.checkMeasured(operator));
      return new Condition.Related(
          relation.name(),
          window,
          where,
          new Measure(function, field == null ? null : field.name()),
          operator,
          operand(compared, context.operand()));
    }

    private Field<?, ?> field() {
      return positions.at(place, () -> scope.field(name));
    }
  }

  private static Operator operator(ComparisonContext context) {
    if (context.EQ() != null) {
      return Operator.EQ;
    }
    if (context.NE() != null) {
      return Operator.NE;
    }
    if (context.LT() != null) {
      return Operator.LT;
    }
    if (context.LE() != null) {
      return Operator.LE;
    }
    if (context.GT() != null) {
      return Operator.GT;
    }
    if (context.GE() != null) {
      return Operator.GE;
    }
    if (context.CONTAINS() != null) {
      return Operator.CONTAINS;
    }
    return context.STARTS() != null ? Operator.STARTS_WITH : Operator.ENDS_WITH;
  }

  private Window window(WindowContext context) {
    return context.accept(new WindowReading());
  }

  private final class WindowReading extends ConditionGrammarBaseVisitor<Window> {
    @Override
    public Window visitLastUnits(LastUnitsContext context) {
      ChronoUnit unit = unit(context.unit);
      Token amount = context.NUMBER().getSymbol();
      return positions.at(amount, () -> TypedOperands.last(amount.getText(), unit));
    }

    @Override
    public Window visitNextUnits(NextUnitsContext context) {
      ChronoUnit unit = unit(context.unit);
      Token amount = context.NUMBER().getSymbol();
      return positions.at(amount, () -> TypedOperands.next(amount.getText(), unit));
    }

    @Override
    public Window visitThisUnit(ThisUnitContext context) {
      return calendar(Window.Turn.CURRENT, context.unit, context.starting());
    }

    @Override
    public Window visitPreviousUnit(PreviousUnitContext context) {
      return calendar(Window.Turn.PREVIOUS, context.unit, context.starting());
    }

    @Override
    public Window visitNextUnit(NextUnitContext context) {
      return calendar(Window.Turn.FOLLOWING, context.unit, context.starting());
    }

    private Window calendar(
        Window.Turn which, NameContext unit, @Nullable StartingContext starting) {
      Window.CalendarUnit length = positions.at(unit, () -> TypedOperands.calendarUnit(name(unit)));
      return starting == null
          ? new Window.Calendar(which, length, Month.JANUARY)
          : positions.at(
              starting.month,
              () -> new Window.Calendar(which, length, TypedOperands.month(name(starting.month))));
    }

    @Override
    public Window visitFromMoment(FromMomentContext context) {
      MomentContext to = context.moment(1);
      return positions.at(
          context.moment(0),
          () -> TypedOperands.between(moment(context.moment(0)), to == null ? null : moment(to)));
    }

    @Override
    public Window visitToMoment(ToMomentContext context) {
      return positions.at(
          context.moment(), () -> TypedOperands.between(null, moment(context.moment())));
    }
  }

  private static String moment(MomentContext context) {
    String written = context.getText();
    return context.TEXT() == null ? written : text(written);
  }

  private Operand operand(Compared compared, OperandContext context) {
    return positions.at(context, () -> context.accept(new OperandReading(compared)));
  }

  private final class OperandReading extends ConditionGrammarBaseVisitor<Operand> {
    private final Compared compared;

    OperandReading(Compared compared) {
      this.compared = compared;
    }

    @Override
    public Operand visitTextValue(TextValueContext context) {
      return TypedOperands.ofText(compared, text(context.getText()));
    }

    @Override
    public Operand visitNumberValue(NumberValueContext context) {
      String currency = context.currency() == null ? null : context.currency().getText();
      return TypedOperands.ofNumber(
          compared, signed(context.sign(), context.NUMBER().getText()), currency);
    }

    @Override
    public Operand visitTemporalValue(TemporalValueContext context) {
      return TypedOperands.ofTime(compared, context.getText());
    }

    @Override
    public Operand visitBooleanValue(BooleanValueContext context) {
      return TypedOperands.ofBoolean(compared, context.TRUE() != null);
    }

    @Override
    public Operand visitRelativeValue(RelativeValueContext context) {
      Operand.Anchor anchor = context.TODAY() == null ? Operand.Anchor.NOW : Operand.Anchor.TODAY;
      if (context.NUMBER() == null) {
        return TypedOperands.relative(compared, anchor, "0", ChronoUnit.DAYS);
      }
      String amount = signed(context.sign(), context.NUMBER().getText());
      return TypedOperands.relative(compared, anchor, amount, unit(context.unit));
    }

    @Override
    public Operand visitChoiceValue(ChoiceValueContext context) {
      return TypedOperands.ofWord(compared, name(context.name()));
    }
  }

  private ChronoUnit unit(ParserRuleContext unit) {
    return positions.at(unit, () -> TypedOperands.unit(name(unit)));
  }

  private static String signed(@Nullable SignContext sign, String digits) {
    return sign == null || sign.PLUS() != null ? digits : "-" + digits;
  }

  /** Returns a name as the catalogue would spell it: without the quotes around it. */
  private static String name(ParserRuleContext context) {
    String written = context.getText();
    return written.startsWith("`")
        ? written.substring(1, written.length() - 1).replace("``", "`")
        : written;
  }

  private static String text(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("''", "'");
  }
}
