package dev.crmcore.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Reads files that are made to be hard, at four sizes: where time is linear, each takes twice as
 * long as the one before.
 */
public final class ScalingBenchmark {
  private static final int ROUNDS = 5;
  private static final int SIZES = 4;

  private ScalingBenchmark() {}

  private static Map<String, IntFunction<String>> files() {
    Map<String, IntFunction<String>> files = new LinkedHashMap<>();
    files.put("quotes.csv", n -> "id,notes\n1,\"" + "\"\"".repeat(n) + "\"\n");
    files.put("open-quotes.csv", n -> "id,notes\n" + "1,\"x\ny\"\n".repeat(n));
    files.put("empty-cells.csv", n -> "id,last_name\n" + "1,,,,,,,,\n".repeat(n));
    files.put("formulas.csv", n -> "id,last_name\n" + "1,'''=1\n".repeat(n));
    files.put("one-id.csv", n -> "id,tags\n" + "1,a;b;c\n".repeat(n));
    files.put("many-tags.csv", n -> "id,last_name,tags\n" + "1,x,a;;b;;c;;\n".repeat(n));
    files.put("one-company.csv", n -> "full_name,company\n" + "Ada Byron,Engines\n".repeat(n));
    files.put("returns.csv", n -> "id,last_name\n" + "\r\n\r\r\n".repeat(n) + "1,x\n");
    files.put("escapes.json", n -> "[{\"id\":1,\"notes\":\"" + "\\u0041".repeat(n) + "\"}]");
    files.put("array.json", n -> "[{\"id\":1,\"tags\":[" + "\"a\",".repeat(n) + "\"b\"]}]");
    files.put("objects.jsonl", n -> "{\"id\":1,\"last_name\":\"x\"}\n".repeat(n));
    files.put("broken.jsonl", n -> "{\"id\":1}\n" + "{\"id\":\n".repeat(n));
    files.put("folded.vcf", n -> card("NOTE:x" + "\n x".repeat(n)));
    files.put("parameters.vcf", n -> card("TEL" + ";TYPE=x".repeat(n) + ":1"));
    files.put("points.vcf", n -> card("TEL:+15550100\n".repeat(n)));
    files.put("nested.vcf", n -> "BEGIN:VCARD\n".repeat(n) + card("NOTE:x"));
    files.put("cards.vcf", n -> card("TEL:+15550100").repeat(n));
    return files;
  }

  private static String card(String property) {
    return "BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane;;;\n" + property + "\nEND:VCARD\n";
  }

  /** Runs with the size of the smallest file in repetitions of its pattern, 25,000 unless given. */
  public static void main(String[] args) {
    int start = args.length > 0 ? Integer.parseInt(args[0]) : 25_000;
    PrintStream out = System.out;
    out.printf("%-20s", "milliseconds");
    for (int i = 0; i < SIZES; i++) {
      out.printf("%,12d", start << i);
    }
    out.printf("%10s%n", "last/first");
    files()
        .forEach(
            (name, file) -> {
              out.printf("%-20s", name);
              double[] taken = new double[SIZES];
              for (int i = 0; i < SIZES; i++) {
                taken[i] = best(name, file.apply(start << i));
                out.printf("%,12.1f", taken[i]);
              }
              out.printf("%10.1f%n", taken[SIZES - 1] / taken[0]);
            });
    out.printf("linear is %d%n", 1 << (SIZES - 1));
  }

  private static double best(String name, String text) {
    ImportSource source = ImportSource.of(name, text.getBytes(UTF_8));
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      try (Crm crm = Crm.builder().discoverPlugins().inMemory().build()) {
        CrmSession session = crm.session("benchmark");
        long begun = System.nanoTime();
        try {
          session.imports().dryRun(source, ImportOptions.from("hard"));
        } catch (InvalidInputException refused) {
          // A refusal is an answer; it counts how long it took.
        }
        best = Math.min(best, (System.nanoTime() - begun) / 1e6);
      }
    }
    return best;
  }
}
