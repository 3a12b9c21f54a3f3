package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import java.util.Map;

/**
 * How many got into a segment or out of it.
 *
 * @param moved how many
 */
record MovedAnswer(int moved) implements Answer {
  @Override
  public Object json() {
    return Map.of("moved", moved);
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(Figures.count(moved, "customer") + " got in or out.");
  }
}
