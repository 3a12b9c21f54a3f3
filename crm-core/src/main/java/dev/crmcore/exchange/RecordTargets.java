package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.Target.ToCustomer;
import dev.crmcore.exchange.Target.ToPart;
import dev.crmcore.field.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of records that belong to customers, by the words of mappings and by headers in
 * several languages. A field of the customer has {@code customer.} before its name.
 */
final class RecordTargets implements TargetNames {
  private static final String OF_CUSTOMER = "customer.";

  /** One field of a record. */
  record Part(String name, String fills, Function<String, ?> conversion, boolean takesLines) {}

  private final String entity;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final TargetNames customers;

  /**
   * @param entity the name of the record's entity
   * @param parts its fields
   * @param headers headers by field, separated by commas
   * @param customers the fields of customers
   */
  RecordTargets(
      String entity, List<Part> parts, Map<String, String> headers, TargetNames customers) {
    this.entity = entity;
    this.customers = customers;
    for (Part part : parts) {
      this.parts.put(part.name(), part);
      this.headers.put(Headers.normal(part.name()), part.name());
    }
    headers.forEach(
        (field, words) -> {
          for (String word : words.split(",", -1)) {
            this.headers.putIfAbsent(Headers.normal(word), field);
          }
        });
    for (String word :
        List.of(
            "customer_id",
            "client_id",
            "customer",
            "buyer id",
            "id клиента",
            "код клиента",
            "номер клиента",
            "客户编号")) {
      this.headers.putIfAbsent(Headers.normal(word), "customer.externalId");
    }
  }

  @Override
  public Target named(String column, String field) {
    if (field.startsWith(OF_CUSTOMER)) {
      return new ToCustomer(customers.named(column, field.substring(OF_CUSTOMER.length())));
    }
    Part part = parts.get(field);
    if (part == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "The mapping sends %s to '%s', which is no field of a %s.%s Fields are: %s, and those of the customer such as customer.externalId, customer.email, customer.phone, customer.taxId."
              .formatted(
                  column.equals(TargetNames.CONSTANT)
                      ? column
                      : "the column '%s'".formatted(column),
                  field,
                  entity,
                  NearestName.to(field, parts.keySet())
                      .map(near -> " Did you mean '" + near + "'?")
                      .orElse(""),
                  String.join(", ", new TreeSet<>(parts.keySet()))));
    }
    return new ToPart(entity, part);
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public String fieldOf(ValueKind kind) {
    return switch (kind) {
      case DATE -> parts.containsKey("occurredAt") ? "occurredAt" : "";
      case MONEY -> parts.containsKey("amount") ? "amount" : "";
      case EMAIL, PHONE, TAX_ID -> OF_CUSTOMER + kind.field();
      default -> "";
    };
  }

  @Override
  public Recognition recognition(List<String> header, List<String> chosen) {
    return new Recognition() {
      @Override
      public @Nullable Target known(String column) {
        String normal = Headers.normal(column);
        if (Headers.OF_ERRORS.contains(normal)) {
          return null;
        }
        String field = headers.get(normal);
        return field != null ? named(column, field) : ofCustomer(column);
      }

      @Override
      public String unknown(String column) {
        return Headers.OF_ERRORS.contains(Headers.normal(column))
            ? "written by an errors file"
            : "no field is known by this name";
      }
    };
  }

  /** "customer email" and "e-mail" lead to the customer; names in such files are its name. */
  private @Nullable Target ofCustomer(String column) {
    List<String> words = new ArrayList<>(List.of(Headers.normal(column)));
    for (String prefix : List.of("customer", "client", "buyer", "клиент", "покупатель")) {
      if (words.get(0).startsWith(prefix)) {
        words.add(words.get(0).substring(prefix.length()));
      }
    }
    for (String word : words) {
      String field = word.isEmpty() ? null : customers.headers().get(word);
      if (field != null && List.of("email", "phone", "taxId", "fullName").contains(field)) {
        return named(column, OF_CUSTOMER + field);
      }
    }
    return null;
  }
}
