// Writes the demo that a new author starts from.

import ArgumentParser
import Script

/// The subcommand that begins a demo.
struct DemoNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Print a small demo to start from, or write it to a new file.",
    discussion: """
      The demo is complete: 'punchscope play FILE' plays it, 'punchscope demo check
      FILE' checks it, and demos/README.md explains its language.

      Example: punchscope demo new first.punch
      """,
  )

  @Argument(help: "The file to write, which must not exist yet. Default, and -: standard output.")
  var file: String?

  func run() throws {
    guard let file, file != "-" else {
      print(Demo.template, terminator: "")
      return
    }
    do throws(OutputError) {
      try OutputFile(overwrites: false).write(Demo.template, to: file)
    } catch {
      complain(error.words)
      throw ExitCode.cannotRun
    }
  }
}
