package dev.crmcore.segmentation;

import org.jspecify.annotations.Nullable;

/** Carries a problem out of the parser; never leaves this package. */
final class ParseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ConditionProblem problem;

  ParseFailure(ConditionProblem problem, @Nullable Throwable cause) {
    super(problem.message(), cause, false, false);
    this.problem = problem;
  }

  ConditionProblem problem() {
    return problem;
  }
}
