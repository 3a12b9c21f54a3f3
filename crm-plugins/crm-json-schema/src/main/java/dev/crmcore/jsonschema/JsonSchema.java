package dev.crmcore.jsonschema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.crmcore.error.InvalidInputException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A JSON Schema, draft 2020-12 unless its {@code $schema} says another, as a check of JSON text:
 * {@code CrmBuilder.interactionKind("site-inspection", JsonSchema.of(text))}. Formats such as
 * {@code date} are checked, too. Schemas elsewhere are never fetched. Immutable and safe for all
 * threads.
 */
public final class JsonSchema implements Function<String, List<String>> {
  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @throws InvalidInputException if it cannot be read, or leads to one that is not there
   */
  public static JsonSchema of(String text) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().locale(Locale.ENGLISH).formatAssertionsEnabled(true).build();
    try {
      Schema schema =
          SchemaRegistry.withDefaultDialect(
                  SpecificationVersion.DRAFT_2020_12,
                  builder -> builder.schemaRegistryConfig(config))
              .getSchema(text, InputFormat.JSON);
      schema.initializeValidators();
      return new JsonSchema(schema);
    } catch (SchemaException | IllegalArgumentException | UncheckedIOException e) {
      throw new InvalidInputException(
          "E_SCHEMA", "The JSON Schema cannot be used: " + e.getMessage(), e);
    }
  }

  /** Returns what is wrong with a JSON text, each with its place; nothing if it is as it should. */
  @Override
  public List<String> apply(String json) {
    try {
      return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return List.of("it is no JSON");
    }
  }
}
