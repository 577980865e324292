// Lists the subcommands, names the program, and ends it.

import ArgumentParser
import Script

/// The program.
@main
struct Punchscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "punchscope",
    abstract: "Step through the tmpfs hole-punch race of 2014 in a terminal.",
    discussion: """
      Without a subcommand it opens a gallery of the demos and free play.

      Exit status:
        0    everything asked for holds
        1    a promise or an expectation failed
        2    could not run: no terminal, input that cannot be read or is invalid,
             output that cannot be written
        3    a bound was reached before there was a verdict
        64   wrong usage
        129  the terminal went away
        130  interrupted

      Example: punchscope play demos/06-classroom.punch
      """,
    version: "punchscope 0.1.0",
    subcommands: [
      PlayCommand.self, NotesCommand.self, CheckCommand.self, GuardsCommand.self,
      SampleCommand.self, FrameCommand.self, ExportCommand.self, ReplayCommand.self,
      DemoCommand.self,
    ],
    defaultSubcommand: PlayCommand.self,
  )

  /// Runs the subcommand.
  ///
  /// Help, version and completion scripts are printed here like all other output, so that a failed
  /// write is noticed.
  static func main() {
    StandardFiles.prepare()
    leave(with: StandardOutput.finish(run()))
  }

  private static func run() -> ExitCode {
    do {
      var command = try parseAsRoot()
      try command.run()
      return .success
    } catch {
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if status == .success {
        if !message.isEmpty { print(message) }
      } else if !message.isEmpty {
        report(CommandLine.shortened(message))
      }
      return status
    }
  }
}
