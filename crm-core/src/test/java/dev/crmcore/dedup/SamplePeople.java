package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up people for tests: given name, family name, birth, e-mail, phone, street, city. */
final class SamplePeople {
  private static final String[] GIVEN = {
    "Adam", "Beatrice", "Carl", "Daisy", "Edmund", "Fiona", "Gareth", "Hazel", "Ivor", "Josephine",
    "Keith", "Lorna", "Malcolm", "Nora", "Oscar", "Paula", "Quentin", "Ruth", "Simon", "Thelma",
    "Ulric", "Vera", "Wallace", "Yvonne"
  };
  private static final String[] START = {
    "Ack", "Bram", "Crow", "Dun", "Ell", "Farn", "Grim", "Hol", "Ing", "Jar", "Kell", "Lang", "Mor",
    "Nether", "Old", "Pem", "Rad", "Stan", "Thorn", "Up", "Ver", "Wil", "Yard"
  };
  private static final String[] END = {
    "ham", "ford", "ley", "wick", "stone", "bury", "croft", "dale", "field", "gate", "man", "well"
  };
  private static final String[] CITIES = {
    "Leeds", "York", "Derby", "Bath", "Exeter", "Truro", "Hull"
  };

  private static final FieldRole[] ROLES = {
    FieldRole.GIVEN_NAME,
    FieldRole.FAMILY_NAME,
    FieldRole.BIRTH_DATE,
    FieldRole.EMAIL,
    FieldRole.PHONE,
    FieldRole.ADDRESS,
    FieldRole.CITY
  };

  private SamplePeople() {}

  /** A table without records whose columns are those of the people. */
  static RecordTable.Builder columns() {
    RecordTable.Builder builder = RecordTable.builder();
    for (FieldRole role : ROLES) {
      builder.column(role.name(), role);
    }
    return builder;
  }

  /** A table of such rows, with their numbers for ids. */
  static RecordTable table(List<String[]> rows) {
    RecordTable.Builder builder = columns();
    for (int i = 0; i < rows.size(); i++) {
      builder.add(Integer.toString(i), rows.get(i));
    }
    return builder.build();
  }

  /** Sixty strangers with their whole names and births, for others to stand among. */
  static RecordTable.Builder namedStrangers() {
    RecordTable.Builder builder =
        RecordTable.builder()
            .column("name", FieldRole.PERSON_NAME)
            .column("born", FieldRole.BIRTH_DATE);
    for (String[] row : strangers(60, 5)) {
      builder.add(row[3], row[0] + " " + row[1], row[2]);
    }
    return builder;
  }

  static List<String[]> strangers(int count, long seed) {
    Random random = new Random(seed);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family =
          name(random) + (random.nextInt(3) == 0 ? END[random.nextInt(END.length)] : "");
      rows.add(
          new String[] {
            given,
            family,
            String.format(
                "%d-%02d-%02d",
                1930 + random.nextInt(75), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            given.toLowerCase(java.util.Locale.ROOT)
                + "."
                + family.toLowerCase(java.util.Locale.ROOT)
                + random.nextInt(100)
                + "@mail.example",
            "07" + (100_000_000 + random.nextInt(899_999_999)),
            (1 + random.nextInt(150)) + " " + name(random) + " Road",
            CITIES[random.nextInt(CITIES.length)]
          });
    }
    return rows;
  }

  /** Strangers, of whom every second has a copy with some values changed or missing. */
  static List<String[]> withCopies(int count, long seed) {
    List<String[]> rows = strangers(count, seed);
    Random random = new Random(seed + 1);
    for (int i = 0; i < count; i += 2) {
      String[] copy = rows.get(i).clone();
      copy[random.nextInt(copy.length)] = "";
      int typo = random.nextInt(2);
      if (copy[typo].length() > 4) {
        copy[typo] = copy[typo].substring(0, 3) + copy[typo].substring(4);
      }
      rows.add(copy);
    }
    return rows;
  }

  private static String name(Random random) {
    return START[random.nextInt(START.length)] + END[random.nextInt(END.length)];
  }
}
