// The text form of conditions. docs/conditions.md says what it means.
//
// Every choice is made by the next token alone, so that parsing takes linear time, hostile input
// costs no more than other input, and an error can name exactly what may stand at its place.
grammar ConditionGrammar;

options { caseInsensitive = true; }

condition : disjunction EOF ;

disjunction : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation
  : NOT negation   # negated
  | predicate      # affirmed
  ;

predicate
  : LEFT disjunction RIGHT                                  # grouped
  | EVERYONE                                                # everyone
  | NOBODY                                                  # nobody
  | ALL LEFT (disjunction (COMMA disjunction)*)? RIGHT      # allOf
  | ANY LEFT (disjunction (COMMA disjunction)*)? RIGHT      # anyOf
  | HAS name (LEFT disjunction RIGHT)?                      # hasElement
  | TAG (TEXT | test)                                       # tagged
  | SEGMENT (TEXT (FOR NUMBER unit=name)? | test)                                   # segment
  | word test                                               # tested
  ;

test
  : comparison operand                                      # compared
  | BETWEEN operand AND operand                             # between
  | IN LEFT (operand (COMMA operand)*)? RIGHT               # oneOf
  | IN window                                               # inWindow
  | WITHIN NUMBER unit=name OF operand                      # near
  | ANNIVERSARY IN window                                   # hasAnniversary
  | IS (NOT? MISSING | PRESENT)                             # presence
  | (LEFT window? (WHERE disjunction)? RIGHT)?
    DOT function=name (LEFT field=name? RIGHT)?
    comparison operand                                      # measured
  ;

comparison
  : EQ | NE | LT | LE | GT | GE
  | CONTAINS
  | STARTS WITH
  | ENDS WITH
  ;

window
  : LAST NUMBER unit=name                                   # lastUnits
  | NEXT NUMBER unit=name                                   # nextUnits
  | THIS unit=name starting?                                # thisUnit
  | PREVIOUS unit=name starting?                            # previousUnit
  | NEXT unit=name starting?                                # nextUnit
  | FROM moment (TO moment)?                                # fromMoment
  | TO moment                                               # toMoment
  ;

// The month with which a fiscal year begins.
starting : STARTING month=name ;

moment : TEMPORAL | TEXT ;

operand
  : TEXT                                                    # textValue
  | sign? NUMBER currency?                                  # numberValue
  | TEMPORAL                                                # temporalValue
  | (TRUE | FALSE)                                          # booleanValue
  | (TODAY | NOW) (sign NUMBER unit=name)?                  # relativeValue
  | name                                                    # choiceValue
  ;

sign : PLUS | MINUS ;

// ALL is also the code of the Albanian lek.
currency : name | ALL ;

name : word | TAG | SEGMENT ;

// Words that mean something in one place only are names everywhere else.
word
  : WORD | QUOTED
  | STARTS | ENDS | WITH | FOR | IS | MISSING | PRESENT | WHERE | LAST | NEXT | THIS | PREVIOUS | FROM
  | TO | ANNIVERSARY | STARTING | WITHIN | OF
  ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
EVERYONE : 'everyone' ;
NOBODY : 'nobody' ;
ALL : 'all' ;
ANY : 'any' ;
HAS : 'has' ;
TAG : 'tag' ;
SEGMENT : 'segment' ;
BETWEEN : 'between' ;
IN : 'in' ;
CONTAINS : 'contains' ;
STARTS : 'starts' ;
STARTING : 'starting' ;
WITHIN : 'within' ;
OF : 'of' ;
ENDS : 'ends' ;
WITH : 'with' ;
IS : 'is' ;
MISSING : 'missing' ;
PRESENT : 'present' ;
WHERE : 'where' ;
LAST : 'last' ;
FOR : 'for' ;
NEXT : 'next' ;
PREVIOUS : 'previous' ;
ANNIVERSARY : 'anniversary' ;
THIS : 'this' ;
FROM : 'from' ;
TO : 'to' ;
TODAY : 'today' ;
NOW : 'now' ;
TRUE : 'true' ;
FALSE : 'false' ;

EQ : '=' | '==' ;
NE : '!=' | '<>' | '≠' ;
LE : '<=' | '≤' ;
GE : '>=' | '≥' ;
LT : '<' ;
GT : '>' ;
PLUS : '+' ;
MINUS : '-' | '−' ;
LEFT : '(' ;
RIGHT : ')' ;
COMMA : ',' ;
DOT : '.' ;

TEXT : '\'' (~'\'' | '\'\'')* '\'' ;
QUOTED : '`' (~'`' | '``')+ '`' ;
TEMPORAL
  : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT
    ('T' [0-9:.]+ ('Z' | [+\-] [0-9:]+)?)?
  ;
NUMBER : DIGIT+ ('.' DIGIT+)? ;
WORD : [\p{L}_] [\p{L}\p{M}\p{N}_]* ;

SPACE : [\p{White_Space}]+ -> skip ;

// What no rule wants reaches the parser as a token, which reports it with its place.
UNCLOSED : '\'' (~'\'' | '\'\'')* | '`' (~'`' | '``')* ;
OTHER : . ;

fragment DIGIT : [0-9] ;
