package dev.crmcore.examples;

import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.service.ServiceCases;

/** What becomes of a case with a word. */
enum CaseStep {
  ASSIGN("assign", "Give a case to somebody.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.assign(id, word);
    }
  },
  WAIT("wait", "Let a case wait for the customer; its clocks stand still.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.await(id, word);
    }
  },
  RESOLVE("resolve", "Resolve a case; an answer of the customer opens it again.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.resolve(id, word);
    }
  },
  CLOSE("close", "Close a case.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.close(id, word);
    }
  },
  REOPEN("reopen", "Make a case our turn again.") {
    @Override
    ServiceCase take(ServiceCases cases, ServiceCaseId id, String word) {
      return cases.reopen(id, word);
    }
  };

  private final String verb;
  private final String description;

  CaseStep(String verb, String description) {
    this.verb = verb;
    this.description = description;
  }

  String verb() {
    return verb;
  }

  String description() {
    return description;
  }

  abstract ServiceCase take(ServiceCases cases, ServiceCaseId id, String word);
}
