package dev.crmcore.examples;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Interaction;

/**
 * A touch that was written down.
 *
 * @param touch as stored
 * @param view how records look in JSON
 */
record LoggedAnswer(Interaction touch, EntityView view) implements Answer {
  @Override
  public Object json() {
    return view.of(InteractionFields.TYPE, touch);
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        (touch.customerId() == null ? "Kept until it is known whose it is" : "Written down")
            + ": %s, %s.".formatted(touch.subject(), touch.occurredAt()));
  }
}
