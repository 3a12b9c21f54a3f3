package dev.crmcore.merging;

import dev.crmcore.field.Field;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.model.Customer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer with a value of a field. */
record CardCandidate(
    Customer customer, boolean isSurvivor, Field<Customer, ?> field, FieldTimes times)
    implements MergeCandidate {
  @Override
  public Instant changedAt() {
    return times.changedAt(field, customer);
  }

  @Override
  public @Nullable String writtenBy() {
    return times.writtenBy(field, customer);
  }
}
