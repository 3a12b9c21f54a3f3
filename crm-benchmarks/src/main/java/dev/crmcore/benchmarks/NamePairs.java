package dev.crmcore.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crmcore.dedup.Evaluation;
import dev.crmcore.dedup.NameComparison;
import dev.crmcore.matching.FieldRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Pairs of names of which people said whether they are one name, and what {@link NameComparison}
 * says. Pairs of which they were not sure do not count.
 */
final class NamePairs {
  private static final String UNSURE = "WEAK";

  private final List<Pair> pairs;

  private NamePairs(List<Pair> pairs) {
    this.pairs = pairs;
  }

  private record Pair(boolean person, boolean same, boolean found) {}

  static NamePairs read(Path file) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        if (!UNSURE.equals(row.getField("quality"))) {
          boolean person = "Person".equals(row.getField("schema"));
          NameComparison names =
              NameComparison.of(person ? FieldRole.PERSON_NAME : FieldRole.ORGANIZATION_NAME);
          pairs.add(
              new Pair(
                  person,
                  Boolean.parseBoolean(row.getField("is_match")),
                  names.compare(row.getField("name1"), row.getField("name2")).isSame()));
        }
      }
    }
    return new NamePairs(pairs);
  }

  void print() {
    System.out.println("| Names | pairs | P / R / F1 |");
    System.out.println("|---|---|---|");
    print("persons", Pair::person);
    print("companies and other organisations", pair -> !pair.person());
    print("all", pair -> true);
  }

  private void print(String name, Predicate<Pair> which) {
    List<Pair> of = pairs.stream().filter(which).toList();
    Evaluation found =
        new Evaluation(
            of.stream().filter(Pair::same).count(),
            of.stream().filter(Pair::found).count(),
            of.stream().filter(pair -> pair.same() && pair.found()).count());
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.3f / %.3f / **%.4f** |%n",
        name,
        of.size(),
        found.precision(),
        found.recall(),
        found.f1());
  }
}
