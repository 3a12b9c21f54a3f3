package dev.crmcore.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A company, an authority, an association.
 *
 * @param id the identity
 * @param legalName the registered name with its legal form
 * @param tradingName the name people use
 * @param taxId the tax number, such as an INN or a VAT number
 * @param registrationNumber the number in the company register
 * @param industry the line of business
 * @param domains the internet domains it owns, in lower case
 * @param parentId the organisation it belongs to
 * @param profile what people and organisations have in common
 * @param mergedInto the customer this one was merged into, or null
 * @param revision the bookkeeping
 */
public record Organization(
    CustomerId id,
    @Nullable String legalName,
    @Nullable String tradingName,
    @Nullable String taxId,
    @Nullable String registrationNumber,
    @Nullable String industry,
    SortedSet<String> domains,
    @Nullable CustomerId parentId,
    Profile profile,
    @Nullable CustomerId mergedInto,
    Revision revision)
    implements Customer {

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public CustomerKind kind() {
    return CustomerKind.ORGANIZATION;
  }

  /** Copies the domains. */
  public Organization {
    domains = Collections.unmodifiableSortedSet(new TreeSet<>(domains));
  }

  @Override
  public String displayName() {
    if (tradingName != null && !tradingName.isBlank()) {
      return tradingName;
    }
    return legalName != null && !legalName.isBlank() ? legalName : Nameless.nameFrom(profile);
  }

  @Override
  public Builder toBuilder() {
    return new Builder()
        .from(this)
        .legalName(legalName)
        .tradingName(tradingName)
        .taxId(taxId)
        .registrationNumber(registrationNumber)
        .industry(industry)
        .domains(domains)
        .parentId(parentId);
  }

  @Override
  public Organization stored(CustomerId newId, Revision newRevision) {
    return new Organization(
        newId,
        legalName,
        tradingName,
        taxId,
        registrationNumber,
        industry,
        domains,
        parentId,
        profile,
        mergedInto,
        newRevision);
  }

  /** Builds an organisation. */
  public static final class Builder extends CustomerBuilder<Builder> {
    private @Nullable String legalName;
    private @Nullable String tradingName;
    private @Nullable String taxId;
    private @Nullable String registrationNumber;
    private @Nullable String industry;
    private SortedSet<String> domains = new TreeSet<>();
    private @Nullable CustomerId parentId;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the registered name with its legal form. */
    public Builder legalName(@Nullable String value) {
      legalName = value;
      return this;
    }

    /** Sets the name people use. */
    public Builder tradingName(@Nullable String value) {
      tradingName = value;
      return this;
    }

    /** Sets the tax number, such as an INN or a VAT number. */
    public Builder taxId(@Nullable String value) {
      taxId = value;
      return this;
    }

    /** Sets the number in the company register. */
    public Builder registrationNumber(@Nullable String value) {
      registrationNumber = value;
      return this;
    }

    /** Sets the line of business. */
    public Builder industry(@Nullable String value) {
      industry = value;
      return this;
    }

    /** Sets the internet domains it owns, in lower case. */
    public Builder domains(Collection<String> values) {
      domains = new TreeSet<>(values);
      return this;
    }

    /** Sets the organisation it belongs to. */
    public Builder parentId(@Nullable CustomerId value) {
      parentId = value;
      return this;
    }

    @Override
    public Organization build() {
      return new Organization(
          id,
          legalName,
          tradingName,
          taxId,
          registrationNumber,
          industry,
          domains,
          parentId,
          profile(),
          mergedInto,
          revision);
    }
  }
}
