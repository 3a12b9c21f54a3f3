package dev.crmcore.exchange;

import dev.crmcore.customer.ContactForms;
import dev.crmcore.gateway.ChangeSet;
import java.util.List;

/** Applies rows that become records of one kind that belongs to customers. */
final class RecordRows<E> implements RowApplier {
  private final RecordKind<E> kind;
  private final CustomerRows customers;
  private final ContactForms forms;
  private final ImportOptions options;

  RecordRows(
      RecordKind<E> kind, CustomerRows customers, ContactForms forms, ImportOptions options) {
    this.kind = kind;
    this.customers = customers;
    this.forms = forms;
    this.options = options;
  }

  @Override
  public Tally apply(ChangeSet changes, List<Row> rows) {
    CustomerReferences references = new CustomerReferences(changes, customers, forms, options);
    return new RecordBatch<>(changes, kind, references, options).apply(rows);
  }

  @Override
  public boolean areOne(Row row, Row next) {
    RowValues one = row.values();
    RowValues other = next.values();
    return one != null
        && other != null
        && kind.isGrouped(one)
        && kind.key(row, one).equals(kind.key(next, other));
  }
}
