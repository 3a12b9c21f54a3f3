package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Removes old entries of the audit log and keeps the proof that they were there. */
@Command(
    name = "seal",
    description = {
      "Remove old entries and the values in their lineage; a checkpoint remains, so that",
      "the younger ones can still be verified. How records stood before is gone with them."
    })
final class AuditLogSealCommand extends DatabaseVerb {
  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "AGE",
      converter = Age.class,
      description = "Only entries older than this, such as 365d.")
  private Duration age = Duration.ZERO;

  AuditLogSealCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new Sealed(crm.maintenance().sealAuditLog(age, "asked for by " + user()));
  }

  /** Reads a number of days. */
  static final class Age implements ITypeConverter<Duration> {
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,6})d");

    @Override
    public Duration convert(String text) {
      Matcher days = DAYS.matcher(text.strip());
      if (!days.matches()) {
        throw new TypeConversionException("'" + text + "' is not a number of days such as 365d");
      }
      return Duration.ofDays(Long.parseLong(days.group(1)));
    }
  }

  /** Says how many entries were sealed. */
  private record Sealed(long entries) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("sealed", entries);
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line("Sealed " + Figures.count(entries, "entry") + ".");
    }
  }
}
