package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.segmentation.Segments;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts customers into a static segment or takes them out. */
@Command(
    name = "members",
    description =
        "Put customers into a static segment, which begins with the first, or take them out.")
final class SegmentsMembersCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "NAME", description = "The segment.")
  private String name = "";

  @Option(
      names = "--add",
      arity = "1..*",
      paramLabel = "WHO",
      description = "Put in: ids, e-mail addresses or telephone numbers.")
  private List<String> added = List.of();

  @Option(names = "--drop", arity = "1..*", paramLabel = "WHO", description = "Take out.")
  private List<String> dropped = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "by hand",
      description = "Why (default: ${DEFAULT-VALUE}).")
  private String reason = "by hand";

  SegmentsMembersCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (added.isEmpty() && dropped.isEmpty()) {
      throw new InvalidInputException(
          "Say who: crm segments members \"%s\" --add ann@example.org".formatted(name));
    }
    Whom whom = new Whom(session);
    Segments segments = session.segments();
    List<CustomerId> in = ids(whom, added);
    List<CustomerId> out = ids(whom, dropped);
    return session.atomically(
        "segment.members",
        work -> {
          if (segments.list().stream().noneMatch(segment -> segment.name().equals(name))) {
            segments.defineStatic(name);
          }
          int moved = segments.include(name, in, reason) + segments.exclude(name, out, reason);
          return new MovedAnswer(moved);
        });
  }

  private static List<CustomerId> ids(Whom whom, List<String> names) {
    Stream<CustomerId> ids = names.stream().map(one -> whom.find(one).id());
    return ids.toList();
  }
}
