package dev.crmcore.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.dedup.CutLink.Reason;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.matching.MatchDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that match and are yet kept apart, with the reason. */
class CutLinksTest {
  private static RecordTable.Builder strangers() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("given", FieldRole.GIVEN_NAME)
            .column("family", FieldRole.FAMILY_NAME)
            .column("born", FieldRole.BIRTH_DATE)
            .column("phone", FieldRole.PHONE)
            .column("inn", FieldRole.TAX_ID);
    List<String[]> rows = SamplePeople.withCopies(300, 5);
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      builder.add(Integer.toString(i), row[0], row[1], row[2], row[4], "");
    }
    return builder;
  }

  private static List<CutLink> cut(RecordTable.Builder table) {
    MatchResult result = new Deduplicator().run(table.build(), MatchOptions.defaults());
    for (CutLink link : result.cutLinks()) {
      assertThat(link.pair().score().decision()).isEqualTo(MatchDecision.MATCH);
      assertThat(result.cluster(result.table().indexOf(link.pair().leftId())))
          .isNotEqualTo(result.cluster(result.table().indexOf(link.pair().rightId())));
    }
    return result.cutLinks();
  }

  @Test
  void thereIsNoneWhereAllMatchesAreJoined() {
    assertThat(cut(strangers())).isEmpty();
  }

  @Test
  void oneWhoLooksLikeTwoOthersJoinsOnlyOneOfThem() {
    RecordTable.Builder table = strangers();
    table.add("first", "Igor", "Kowalewski", "1970-05-05", "020 7946 0018", "7707083893");
    table.add("both", "Igor", "Kowalewski", "1970-05-05", "020 7946 0018", "");
    table.add("second", "Igor", "Kowalewski", "1970-05-05", "020 7946 0018", "7736050003");

    assertThat(cut(table))
        .anySatisfy(
            link -> {
              assertThat(List.of(link.pair().leftId(), link.pair().rightId())).contains("both");
              assertThat(link.reason()).isEqualTo(Reason.CONTRADICTION);
              assertThat(link.details()).contains("first").contains("second");
            });
  }

  /**
   * Two people of one name have two cards each, with a telephone and a day of birth of their own; a
   * fifth card has both telephones.
   */
  @Test
  void oneCardBetweenTwoGroupsDoesNotJoinThem() {
    RecordTable.Builder table = strangers();
    String[][] cards = {
      {"a1", "Igor", "Kowalewski", "1970-05-05", "020 7946 0018"},
      {"a2", "Igor", "Kowalewski", "1970-05-05", "020 7946 0018"},
      {"b1", "Igor", "Kowalewski", "1983-11-29", "020 7946 0977"},
      {"b2", "Igor", "Kowalewski", "1983-11-29", "020 7946 0977"},
    };
    for (String[] card : cards) {
      table.add(card[0], card[1], card[2], card[3], card[4], "");
    }
    table.addAll(
        "bridge",
        List.of(
            List.of("Igor"),
            List.of("Kowalewski"),
            List.of(),
            List.of("020 7946 0018", "020 7946 0977"),
            List.of()));

    assertThat(cut(table))
        .isNotEmpty()
        .allSatisfy(
            link -> {
              assertThat(List.of(link.pair().leftId(), link.pair().rightId())).contains("bridge");
              assertThat(link.reason()).isEqualTo(Reason.WEAK_BRIDGE);
              assertThat(link.details()).contains("bits on average");
            });
  }
}
