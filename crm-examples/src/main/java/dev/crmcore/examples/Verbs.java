package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine;

/** The list of verbs, in the order of the help. */
final class Verbs {
  private Verbs() {}

  static void addTo(CommandLine line, Terminal terminal) {
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(ImportCommand.line(terminal));
    line.addSubcommand(MappingCommand.line(terminal));
    line.addSubcommand(new DedupeCommand(terminal));
    line.addSubcommand(new ExplainCommand(terminal));
    line.addSubcommand(new ReviewCommand(terminal));
    line.addSubcommand(new MergeCommand(terminal));
    line.addSubcommand(new UnmergeCommand(terminal));
    line.addSubcommand(new AuditCommand(terminal));
    line.addSubcommand(new IssuesCommand(terminal));
    line.addSubcommand(new FixCommand(terminal));
    line.addSubcommand(new EditCommand(terminal));
    line.addSubcommand(new AssignCommand(terminal));
    line.addSubcommand(new RevertCommand(terminal));
    line.addSubcommand(AuditLogCommand.line(terminal));
    line.addSubcommand(new BackupCommand(terminal));
    line.addSubcommand(new SegmentCommand(terminal));
    line.addSubcommand(SegmentsCommand.line(terminal));
    line.addSubcommand(ViewsCommand.line(terminal));
    line.addSubcommand(new SearchCommand(terminal));
    line.addSubcommand(new ShowCommand(terminal));
    line.addSubcommand(new OverviewCommand(terminal));
    line.addSubcommand(new CallerCommand(terminal));
    line.addSubcommand(WaitingCommand.line(terminal));
    line.addSubcommand(RelateCommand.line(terminal));
    line.addSubcommand(new ConsentCommand(terminal));
    line.addSubcommand(LifecycleCommand.line(terminal));
    line.addSubcommand(new LogCommand(terminal));
    line.addSubcommand(new CommentCommand(terminal));
    line.addSubcommand(new FollowCommand(terminal));
    line.addSubcommand(AttachCommand.line(terminal));
    line.addSubcommand(LeadCommand.line(terminal));
    line.addSubcommand(DealCommand.line(terminal));
    line.addSubcommand(PlaybookCommand.line(terminal));
    line.addSubcommand(BillingCommand.line(terminal));
    line.addSubcommand(TaskCommand.line(terminal));
    line.addSubcommand(CaseCommand.line(terminal));
    line.addSubcommand(new RfmCommand(terminal));
    line.addSubcommand(new DealsCommand(terminal));
    line.addSubcommand(new ChangesCommand(terminal));
    line.addSubcommand(FeedsCommand.line(terminal));
    line.addSubcommand(new ExportCommand(terminal));
    line.addSubcommand(new ReportCommand(terminal));
    line.addSubcommand(new QueryCheckCommand(terminal));
  }
}
