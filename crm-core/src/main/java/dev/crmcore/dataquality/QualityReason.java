package dev.crmcore.dataquality;

import dev.crmcore.quality.QualityDimension;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is not 100.
 *
 * @param ruleId the rule that failed
 * @param dimension the side of quality it belongs to
 * @param pointsLost how many of the 100 points it cost: 100 × the rule's weight ÷ the weight of all
 *     rules that apply
 * @param field the field it is about, or null where it is about several
 * @param value the value that was seen, or null where it is missing
 * @param message what is wrong and what would be right
 * @since 0.1
 */
public record QualityReason(
    String ruleId,
    QualityDimension dimension,
    double pointsLost,
    @Nullable String field,
    @Nullable String value,
    String message) {}
