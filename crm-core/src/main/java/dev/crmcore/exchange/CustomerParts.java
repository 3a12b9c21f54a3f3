package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.Field;
import dev.crmcore.model.Customer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields only people have, and which only organisations. */
final class CustomerParts {
  /** The name of a person. */
  static final List<Field<Customer, ?>> NAME_OF_PERSON =
      List.of(CustomerFields.GIVEN_NAME, CustomerFields.MIDDLE_NAME, CustomerFields.FAMILY_NAME);

  /** Names of fields that only people have. */
  static final Set<String> OF_PEOPLE =
      names(
          CustomerFields.GIVEN_NAME,
          CustomerFields.MIDDLE_NAME,
          CustomerFields.FAMILY_NAME,
          CustomerFields.SALUTATION,
          CustomerFields.JOB_TITLE,
          CustomerFields.BIRTH_DATE,
          CustomerFields.LANGUAGE,
          CustomerFields.TIME_ZONE);

  /** Names of fields that only organisations have. */
  static final Set<String> OF_ORGANIZATIONS =
      names(
          CustomerFields.LEGAL_NAME,
          CustomerFields.TRADING_NAME,
          CustomerFields.TAX_ID,
          CustomerFields.REGISTRATION_NUMBER,
          CustomerFields.INDUSTRY);

  private CustomerParts() {}

  private static Set<String> names(Field<?, ?>... fields) {
    return Stream.of(fields).map(Field::name).collect(Collectors.toUnmodifiableSet());
  }
}
