package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.model.DuplicateCandidateId;
import dev.crmcore.model.ImportRunId;
import dev.crmcore.model.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of the pairs that wait for a person to look at them. */
public final class DuplicateCandidateFields {
  /** The one. */
  public static final Field<DuplicateCandidate, UUID> LEFT_ID =
      Field.reference("leftId", "customer", entity -> entity.leftId().value());

  /** The other. */
  public static final Field<DuplicateCandidate, UUID> RIGHT_ID =
      Field.reference("rightId", "customer", entity -> entity.rightId().value());

  /** That they are one. */
  public static final Field<DuplicateCandidate, BigDecimal> PROBABILITY =
      Field.<DuplicateCandidate, BigDecimal>of(
              "probability", FieldType.DECIMAL, DuplicateCandidate::probability)
          .with(FieldTrait.REQUIRED);

  /** What a look is worth. */
  public static final Field<DuplicateCandidate, BigDecimal> EXPECTED_VALUE =
      Field.<DuplicateCandidate, BigDecimal>of(
              "expectedValue", FieldType.DECIMAL, DuplicateCandidate::expectedValue)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When they were found. */
  public static final Field<DuplicateCandidate, Instant> FOUND_AT =
      Field.<DuplicateCandidate, Instant>of(
              "foundAt", FieldType.INSTANT, DuplicateCandidate::foundAt)
          .with(FieldTrait.REQUIRED);

  /** The import that found them. */
  public static final Field<DuplicateCandidate, UUID> IMPORT_RUN =
      Field.of("importRun", FieldType.ID, DuplicateCandidateFields::importRun);

  /** The description of the entity. */
  public static final EntityType<DuplicateCandidate> TYPE =
      EntityType.define(
              "duplicateCandidate",
              DuplicateCandidate.class,
              entity -> entity.id().value(),
              DuplicateCandidate::revision,
              DuplicateCandidateFields::stamp,
              DuplicateCandidateFields::assemble)
          .fields(LEFT_ID, RIGHT_ID, PROBABILITY, EXPECTED_VALUE, FOUND_AT, IMPORT_RUN)
          .build();

  private DuplicateCandidateFields() {}

  private static @Nullable UUID importRun(DuplicateCandidate entity) {
    ImportRunId run = entity.importRun();
    return run == null ? null : run.value();
  }

  private static DuplicateCandidate stamp(DuplicateCandidate entity, UUID id, Revision revision) {
    return new DuplicateCandidate(
        new DuplicateCandidateId(id),
        entity.leftId(),
        entity.rightId(),
        entity.probability(),
        entity.expectedValue(),
        entity.foundAt(),
        entity.importRun(),
        revision);
  }

  private static DuplicateCandidate assemble(EntityValues<DuplicateCandidate> values) {
    UUID run = values.get(IMPORT_RUN);
    return new DuplicateCandidate(
        new DuplicateCandidateId(values.id()),
        new CustomerId(values.require(LEFT_ID)),
        new CustomerId(values.require(RIGHT_ID)),
        values.require(PROBABILITY),
        values.require(EXPECTED_VALUE),
        values.require(FOUND_AT),
        run == null ? null : new ImportRunId(run),
        values.revision());
  }
}
