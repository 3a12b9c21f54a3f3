package dev.crmcore.lifecycle;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Explanation;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer is in its stage, or would leave it. Belongs to one session; not safe for use by
 * several threads at once.
 */
public final class Lifecycle {
  private final Gateway gateway;
  private final ConditionText text;
  private final LifecycleRules rules;

  /** Creates the service; hosts get it from their session. */
  public Lifecycle(Gateway gateway, ConditionText text, LifecycleRules rules) {
    this.gateway = gateway;
    this.text = text;
    this.rules = rules;
  }

  /**
   * Returns what each rule says of a customer now, as the actor may see it.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public LifecycleAnswer explain(CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = Customers.require(reader, id);
          LifecycleStage now = customer.profile().lifecycleStage();
          List<LifecycleAnswer.Said> said = new ArrayList<>();
          @Nullable LifecycleRule deciding = null;
          for (LifecycleRule rule : rules.rules()) {
            Condition condition = text.parse(rule.condition(), CustomerFields.TYPE);
            Explanation why = reader.explain(CustomerFields.TYPE, condition, customer);
            boolean counts = rule.from().contains(now) || rule.stage() == now;
            said.add(new LifecycleAnswer.Said(rule, why, counts));
            if (deciding == null && counts && why.holds()) {
              deciding = rule;
            }
          }
          return new LifecycleAnswer(now, deciding, said);
        });
  }
}
