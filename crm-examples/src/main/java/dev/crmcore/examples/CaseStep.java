package dev.crmcore.examples;

import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.service.ServiceCases;

/** What becomes of a case with a word. */
enum CaseStep {
  ASSIGN("assign", "Give a case to somebody.", "USER", "To whom.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.assign(id, word);
    }
  },
  WAIT("wait", "Let a case wait for the customer; its clocks stand still.", "REASON", "What for.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.await(id, word);
    }
  },
  RESOLVE(
      "resolve",
      "Resolve a case; an answer of the customer opens it again.",
      "RESOLUTION",
      "What was done.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.resolve(id, word);
    }
  },
  CLOSE("close", "Close a case.", "REASON", "Why.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.close(id, word);
    }
  },
  REOPEN("reopen", "Make a case our turn again.", "REASON", "Why.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.reopen(id, word);
    }
  };

  private final String verb;
  private final String description;
  private final String word;
  private final String meaning;

  CaseStep(String verb, String description, String word, String meaning) {
    this.verb = verb;
    this.description = description;
    this.word = word;
    this.meaning = meaning;
  }

  String verb() {
    return verb;
  }

  String description() {
    return description;
  }

  /** Returns what its word is called. */
  String word() {
    return word;
  }

  /** Returns what its word says. */
  String meaning() {
    return meaning;
  }

  abstract ServiceCase take(ServiceCases cases, ServiceCaseId id, String word);
}
