package dev.crmcore.format;

import dev.crmcore.model.Customer;
import java.util.List;

/** One customer that is written. What the caller may not see is not in it. */
public interface WrittenRecord {
  /** Returns the customer. */
  Customer customer();

  /** Returns its cells in the order of the header, made anew by each call; none is null. */
  List<String> cells();
}
