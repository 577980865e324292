// Knows how to write down this very command, and what it found, for somebody who wants to see it.

import Playback
import Script

extension CommandLine {
  /// A message about the arguments that shows none of them at any length, and none that steers a
  /// terminal.
  static func shortened(_ message: String) -> String {
    let pieces = arguments.dropFirst().flatMap { argument in
      // ArgumentParser speaks of names without dashes, and of values without names.
      [argument] + argument.split(separator: "=", maxSplits: 1).map(String.init)
        + [String(argument.drop { $0 == "-" })]
    }
    let long = pieces.filter { $0.echoed != $0 }.sorted { $0.utf8.count > $1.utf8.count }
    return long.reduce(message) { $0.replacing($1, with: $1.echoed) }
  }

  /// This command with its answer in another format, as a shell reads it.
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
  /// What keeps the answer as a demo and plays it.
  ///
  /// - Parameters:
  ///   - file: the file that the demo goes to.
  ///   - demo: the demo that was asked about; what has been read from standard input is not there again.
  ///   - command: a command that asks the same and has in it all that it reads.
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
