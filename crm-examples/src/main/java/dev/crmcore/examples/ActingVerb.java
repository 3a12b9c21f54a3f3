package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.security.Actor;
import picocli.CommandLine.Mixin;

/** A verb that lets its user say who acts. */
abstract class ActingVerb extends Verb {
  @Mixin private final ActorOption who = new ActorOption();

  ActingVerb(Terminal terminal) {
    super(terminal);
  }

  final Actor actor() {
    return who.actor();
  }

  /** Returns the name of who acts. */
  final String user() {
    return actor().name();
  }
}
