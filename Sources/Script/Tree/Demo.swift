// Knows what a demo is: a scenario and the commands that tell its story.
package import Shmem

/// A demo.
///
/// Its texts are lines without blanks at either end and without control characters; no line is
/// empty.
package struct Demo: Hashable, Sendable {
  /// The newest version of the language that is read and printed here; older ones are read as well.
  package static let newestVersion = 2

  /// The title, in one line.
  package var title: String?
  /// What the demo is about, in one or several lines.
  package var about: String?
  /// What the race starts from.
  package var scenario: Scenario
  /// The commands, in order.
  package var statements: [Statement]

  /// Makes a demo whose commands stand on the lines where `text` prints them.
  package init(title: String?, about: String?, scenario: Scenario, commands: [Command]) {
    self.init(title: title, about: about, scenario: scenario, statements: [])
    statements = Layout(of: self, commands).statements
  }

  /// The lowest version of the language that has all the words of the commands.
  package static func version(of commands: [Command]) -> Int {
    commands.map(\.version).max() ?? 1
  }

  /// Makes a demo whose commands stand on known lines.
  init(title: String?, about: String?, scenario: Scenario, statements: [Statement]) {
    self.title = title
    self.about = about
    self.scenario = scenario
    self.statements = statements
  }
}

/// A command and where it stands.
package struct Statement: Hashable, Sendable {
  /// The line of the command, or of the first of several text lines, counted from 1.
  package var line: Int
  /// The command.
  package var command: Command

  /// Places a command on a line.
  package init(line: Int, command: Command) {
    self.line = line
    self.command = command
  }
}
