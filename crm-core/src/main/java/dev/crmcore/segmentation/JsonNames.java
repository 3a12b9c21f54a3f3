package dev.crmcore.segmentation;

import dev.crmcore.query.Window;

/** The keys of the JSON form. They are stored and never change their meaning. */
final class JsonNames {
  static final String ALL = "all";
  static final String ANY = "any";
  static final String NOT = "not";
  static final String FIELD = "field";
  static final String OP = "op";
  static final String VALUE = "value";
  static final String VALUES = "values";
  static final String DURING = "during";
  static final String ANNIVERSARY = "anniversary";
  static final String MISSING = "missing";
  static final String HAS = "has";
  static final String WHERE = "where";
  static final String RELATION = "relation";
  static final String MEASURE = "measure";
  static final String OF = "of";
  static final String WINDOW = "window";
  static final String LAST = "last";
  static final String UNIT = "unit";
  static final String NEXT = "next";
  static final String STARTING = "starting";
  static final String FROM = "from";
  static final String TO = "to";
  static final String FOR = "for";
  static final String SEGMENT = "segment";
  static final String RELATIVE = "relative";
  static final String AMOUNT = "amount";

  private JsonNames() {}

  /** Returns the key of a unit of the calendar. */
  static String turn(Window.Turn which) {
    return switch (which) {
      case PREVIOUS -> "previous";
      case CURRENT -> "current";
      case FOLLOWING -> "following";
    };
  }
}
