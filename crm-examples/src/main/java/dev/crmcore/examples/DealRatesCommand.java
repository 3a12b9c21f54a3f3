package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.ExchangeRateFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ExchangeRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes rates of exchange in. */
@Command(
    name = "rates",
    description = "Take rates of exchange in: a line a rate, 'from,to,day,rate'.")
final class DealRatesCommand extends DatabaseVerb {
  private static final int PARTS = 4;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file, UTF-8.")
  private Path file = Path.of("");

  @Option(names = "--source", paramLabel = "NAME", description = "Who published them.")
  private @Nullable String source;

  DealRatesCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<ExchangeRate> rates =
        session.atomically(
            "rates.import",
            all -> {
              List<ExchangeRate> taken = new ArrayList<>();
              for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean header = i == 0 && line.toLowerCase(Locale.ROOT).startsWith("from,");
                if (!line.isEmpty() && !header) {
                  taken.add(taken(all, line, i + 1));
                }
              }
              return taken;
            });
    return new RecordsAnswer<>(
        ExchangeRateFields.TYPE,
        rates,
        List.of("from", "to", "day", "rate", "source"),
        "There is no rate in the file.",
        new EntityView(crm.catalogue()));
  }

  private ExchangeRate taken(CrmSession session, String line, int number) {
    String[] parts = line.split(",", -1);
    try {
      if (parts.length == PARTS) {
        return session
            .rates()
            .set(
                Currency.getInstance(parts[0].strip()),
                Currency.getInstance(parts[1].strip()),
                LocalDate.parse(parts[2].strip()),
                new BigDecimal(parts[3].strip()),
                source);
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new InvalidInputException("E_RATE", wrong(line, number), e);
    }
    throw new InvalidInputException("E_RATE", wrong(line, number));
  }

  private static String wrong(String line, int number) {
    return "Line %d is '%s'; expected for example 'USD,EUR,2026-03-01,0.92'. Nothing was taken in."
        .formatted(number, line);
  }
}
