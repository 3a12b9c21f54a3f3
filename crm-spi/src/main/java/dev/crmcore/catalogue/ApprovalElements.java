package dev.crmcore.catalogue;

import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.ApprovalVote;
import java.time.Instant;
import java.util.List;

/** The fields of what people say when they are asked to approve. */
final class ApprovalElements {
  private static final Field<ApprovalVote, String> BY =
      Field.<ApprovalVote, String>of("by", FieldType.CODE, ApprovalVote::by)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalVote, String> FOR_WHOM =
      Field.<ApprovalVote, String>of("forWhom", FieldType.CODE, ApprovalVote::forWhom)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalVote, String> CAPACITIES =
      Field.of("capacities", FieldType.CODE, vote -> PipelineElements.joined(vote.capacities()));
  private static final Field<ApprovalVote, Boolean> APPROVES =
      Field.<ApprovalVote, Boolean>of("approves", FieldType.BOOLEAN, ApprovalVote::approves)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalVote, Instant> AT =
      Field.<ApprovalVote, Instant>of("at", FieldType.INSTANT, ApprovalVote::at)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalVote, String> COMMENT =
      Field.of("comment", FieldType.TEXT, ApprovalVote::comment);
  static final List<Field<ApprovalVote, ?>> VOTE =
      List.of(BY, FOR_WHOM, CAPACITIES, APPROVES, AT, COMMENT);

  private ApprovalElements() {}

  static ApprovalVote vote(FieldValues<ApprovalVote> values) {
    return new ApprovalVote(
        values.require(BY),
        values.require(FOR_WHOM),
        PipelineElements.names(values.get(CAPACITIES)),
        values.require(APPROVES),
        values.require(AT),
        values.get(COMMENT));
  }
}
