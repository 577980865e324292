// Knows how to write down this very command, and what it found, for others to see.

import Playback
import Script

extension CommandLine {
  /// Returns a message about the arguments that shows long arguments shortened, and none that steers a
  /// terminal.
  static func shortened(_ message: String) -> String {
    let pieces = arguments.dropFirst().flatMap { argument in
      // ArgumentParser mentions names without dashes, and values without names.
      [argument] + argument.split(separator: "=", maxSplits: 1).map(String.init)
        + [String(argument.drop { $0 == "-" })]
    }
    let long = pieces.filter { $0.echoed != $0 }.sorted { $0.utf8.count > $1.utf8.count }
    return long.reduce(message) { $0.replacing($1, with: $1.echoed) }
  }

  /// Returns this command with another format of its answer, as a shell reads it.
  static func text(inFormat format: String) -> String {
    var rest = arguments.dropFirst().filter { !$0.hasPrefix("--format=") && $0 != "--json" }
    if let position = rest.firstIndex(of: "--format") {
      rest.removeSubrange(position...min(position + 1, rest.count - 1))
    }
    return (["punchscope"] + (rest + ["--format", format]).map(ShellCommand.quoted))
      .joined(separator: " ")
  }
}

extension CommandLine {
  /// Returns the commands that store the answer as a demo and play it.
  ///
  /// - Parameters:
  ///   - file: the file for the demo.
  ///   - demo: the demo that was asked about; standard input cannot be read a second time.
  ///   - command: a command that asks the same question and contains all of its input.
  /// - Returns: the lines.
  static func lines(
    keeping file: String,
    of demo: String?,
    orElse command: ShellCommand
  ) -> [String] {
    guard demo == "-" else {
      return ["  \(text(inFormat: "demo")) > \(file); punchscope play \(file)"]
    }
    let whole = command.adding(["--format", "demo"]).writing(to: file)
    return whole.lines(widthInColumns: 75) + ["punchscope play \(file)"]
  }
}

extension Play {
  /// The same play after its last step.
  var atTheEnd: Play {
    var session = Session(gallery: Gallery(items: []), play: self, isMouseOn: false)
    _ = session.updateToEnd(.race(.toEnd))
    return session.play ?? self
  }
}
