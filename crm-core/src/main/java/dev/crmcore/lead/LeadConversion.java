package dev.crmcore.lead;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.PipelineId;
import org.jspecify.annotations.Nullable;

/**
 * What a lead becomes.
 *
 * @param customer the customer that it is; null to find it by e-mail address and telephone number,
 *     and to make one where nobody is found
 * @param company the company that it is of; null to find it by its legal or trading name, and to
 *     make one where none is found
 * @param pipeline the pipeline of the deal to make; null for no deal
 * @param dealName what the deal is about; null for the name of the lead
 * @param amount what the deal is worth; null where that is not known
 */
public record LeadConversion(
    @Nullable CustomerId customer,
    @Nullable CustomerId company,
    @Nullable PipelineId pipeline,
    @Nullable String dealName,
    @Nullable Money amount) {
  /** Returns the conversion to a customer alone. */
  public static LeadConversion toCustomer() {
    return new LeadConversion(null, null, null, null, null);
  }

  /** Returns the conversion to a customer and a deal. */
  public static LeadConversion toDeal(PipelineId pipeline) {
    return new LeadConversion(null, null, pipeline, null, null);
  }

  /** Returns this conversion to a customer who is known already. */
  public LeadConversion of(CustomerId known) {
    return new LeadConversion(known, company, pipeline, dealName, amount);
  }

  /** Returns this conversion to a person of a company that is known already. */
  public LeadConversion at(CustomerId known) {
    return new LeadConversion(customer, known, pipeline, dealName, amount);
  }

  /** Returns this conversion with a deal of this name and worth. */
  public LeadConversion named(String name, @Nullable Money worth) {
    return new LeadConversion(customer, company, pipeline, name, worth);
  }
}
