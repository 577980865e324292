// Lays out a demo in lines.

/// The lines of a printed demo, and the places of the commands among them.
struct Layout {
  private(set) var lines: [String] = []
  private(set) var statements: [Statement] = []

  /// Lays out the header of a demo and these commands.
  init(of demo: Demo, _ commands: [Command]) {
    let version = demo.version(of: commands)
    lines = ["punchscope demo \(version)"]
    lines += demo.headerLines
    var previous: Command?
    for command in commands {
      // The older versions keep every note without a word.
      if command == .keep, version < Demo.firstVersionWithoutKeeping, let note = statements.last {
        statements.append(Statement(line: note.line, command: .keep))
        continue
      }
      if command.standsApart(from: previous) { lines.append("") }
      statements.append(Statement(line: lines.count + 1, command: command))
      lines += command.lines(ofVersion: version)
      previous = command
    }
  }
}

extension Command {
  /// Returns true if an empty line separates the command from the one before it.
  ///
  /// Without that line two notes in a row would be read as one.
  fileprivate func standsApart(from previous: Command?) -> Bool {
    guard let previous else { return true }
    if case .chapter = self { return true }
    return previous.continued(by: self) != nil
  }
}
