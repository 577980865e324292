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
    return (["punchscope"] + (rest + ["--format", format]).map(quoted)).joined(separator: " ")
  }

  /// An argument as a shell reads it back.
  private static func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_=.,:@/%+".contains($0))
    }
    return plain && !argument.isEmpty
      ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}

extension Play {
  /// The same play after its last step.
  var atTheEnd: Play {
    var session = Session(gallery: Gallery(items: []), play: self, isMouseOn: false)
    _ = session.updateToEnd(.toEnd)
    return session.play ?? self
  }
}
