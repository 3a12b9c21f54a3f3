package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.matching.FieldRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchModelTest {
  private final RecordTable people = SamplePeople.table(SamplePeople.withCopies(600, 4));
  private final MatchResult fitted = new Deduplicator().run(people, MatchOptions.defaults());

  @Test
  void isTheSameAfterWritingAndReading() {
    assertThat(MatchModel.fromJson(fitted.model().toJson())).isEqualTo(fitted.model());
  }

  @Test
  void givesTheScoresOfTheRunThatItComesFrom() {
    MatchResult again = new Deduplicator(fitted.model()).run(people, MatchOptions.defaults());

    assertThat(again.pairCount()).isEqualTo(fitted.pairCount()).isPositive();
    for (int i = 0; i < again.pairCount(); i++) {
      assertThat(again.pair(i).score().weight())
          .isCloseTo(fitted.pair(i).score().weight(), org.assertj.core.data.Offset.offset(1e-3));
    }
    assertThat(again.model()).isEqualTo(fitted.model());
  }

  @Test
  void isNotFittedToOtherData() {
    RecordTable others = SamplePeople.table(SamplePeople.strangers(300, 9));

    MatchResult result = new Deduplicator(fitted.model()).run(others, MatchOptions.defaults());

    assertThat(result.model().fields()).isEqualTo(fitted.model().fields());
    assertThat(new Deduplicator().run(others, MatchOptions.defaults()).model().fields())
        .isNotEqualTo(fitted.model().fields());
  }

  @Test
  void isFoundByRoleWhereColumnsHaveOtherNames() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("Nachname", FieldRole.FAMILY_NAME)
            .column("geboren", FieldRole.BIRTH_DATE)
            .column("note", FieldRole.TEXT);
    SamplePeople.strangers(50, 3).forEach(row -> builder.add(row[3], row[1], row[2], row[6]));

    MatchModel used =
        new Deduplicator(fitted.model()).run(builder.build(), MatchOptions.defaults()).model();

    assertThat(shares(used, FieldRole.BIRTH_DATE))
        .isEqualTo(shares(fitted.model(), FieldRole.BIRTH_DATE));
  }

  private static List<List<MatchModel.Level>> shares(MatchModel model, FieldRole role) {
    return model.fields().stream()
        .filter(field -> field.role() == role)
        .map(MatchModel.Field::levels)
        .toList();
  }

  @Test
  void ofOtherFieldsIsRefused() {
    RecordTable words =
        RecordTable.builder()
            .column("code", FieldRole.IDENTIFIER)
            .add("1", "A-1")
            .add("2", "B-2")
            .build();

    assertThatThrownBy(() -> new Deduplicator(fitted.model()).run(words, MatchOptions.defaults()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("knows none of the fields of the table")
        .hasMessageContaining("[code]");
  }

  @Test
  void ofOtherLevelsIsRefused() {
    MatchModel old =
        MatchModel.fromJson(fitted.model().toJson().replace("same without area code", "local"));

    assertThatThrownBy(() -> new Deduplicator(old).run(people, MatchOptions.defaults()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the levels [same, local,")
        .hasMessageContaining("Fit it anew");
  }

  @Test
  void wrongTextIsRefusedWithThePlace() {
    String right = fitted.model().toJson();

    refuses("{", "not a model in JSON");
    refuses("", "/version: a number is needed");
    refuses(right.replace("\"version\":1", "\"version\":7"), "has the format 7");
    refuses(right.replace("\"fields\"", "\"felder\""), "/fields: a list is needed");
    refuses(right.replaceFirst("\"chance\":[^,]*", "\"chance\":0"), "shares are above 0");
    refuses(right.replaceFirst("\"chance\":[^,]*", "\"chance\":\"x\""), "/levels/0/chance");
    refuses(right.replace("\"EMAIL\"", "\"MAIL\""), "/role: 'MAIL' is none of");
  }

  private static void refuses(String json, String message) {
    assertThatThrownBy(() -> MatchModel.fromJson(json))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((InvalidInputException) e).code(), Throwable::getMessage)
        .satisfies(
            codeAndMessage -> {
              assertThat(codeAndMessage.get(0)).isEqualTo("E_MODEL");
              assertThat((String) codeAndMessage.get(1)).contains(message);
            });
  }
}
