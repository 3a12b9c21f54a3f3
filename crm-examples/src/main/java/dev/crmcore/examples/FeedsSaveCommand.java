package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Feed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a feed; what is not said stays as it is. */
@Command(name = "save", description = "Keep a feed, or change what is kept of it.")
final class FeedsSaveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The source, as imports name it.")
  private String name = "";

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "How much its word counts, 1 to 1000. Needed for a new feed.")
  private @Nullable Integer priority;

  @Option(names = "--mapping", paramLabel = "NAME", description = "The mapping of its columns.")
  private @Nullable String mapping;

  @Option(names = "--format", paramLabel = "FORMAT", description = "The format of its files.")
  private @Nullable String format;

  @Option(
      names = "--every",
      paramLabel = "PERIOD",
      description = "How often a file is expected, such as P1D or PT1H.")
  private @Nullable Duration every;

  @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
  private @Nullable String owner;

  @Option(
      names = "--enabled",
      arity = "1",
      paramLabel = "YES",
      description = "Whether files are expected: true or false.")
  private @Nullable Boolean enabled;

  FeedsSaveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Feed feed = session.feeds().find(name).orElseGet(this::created);
    return new FeedAnswer(session.feeds().save(changed(feed)));
  }

  private Feed created() {
    if (priority == null) {
      throw new InvalidInputException(
          "There is no feed '%s' yet; a new one needs --priority, 1 to 1000.".formatted(name));
    }
    return Feed.of(name, priority);
  }

  private Feed changed(Feed feed) {
    Feed changed = priority == null ? feed : feed.withPriority(priority);
    changed = mapping == null ? changed : changed.withMapping(mapping);
    changed = format == null ? changed : changed.withFormat(format);
    changed = every == null ? changed : changed.withInterval(every);
    changed = owner == null ? changed : changed.withOwner(owner);
    return enabled == null ? changed : changed.withEnabled(enabled);
  }
}
