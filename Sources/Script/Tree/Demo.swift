// Holds a demo: a scenario, and the commands of its script.
package import Shmem

/// A demo.
///
/// No line of its texts is empty, has blanks at either end, or has control characters.
package struct Demo: Hashable, Sendable {
  /// The newest version of the language that this program reads and prints; it reads older ones too.
  package static let newestVersion = 4
  /// The first version in which a note ends with its step; before it every note is kept.
  static let firstVersionWithoutKeeping = 4

  /// The title, in one line.
  package var title: String?
  /// The description of the demo, in one or several lines.
  package var about: String?
  /// The group of demos that the demo belongs to, in one line.
  package var group: String?
  /// The scenario that the race starts from.
  package var scenario: Scenario
  /// The commands, in order.
  package var statements: [Statement]

  /// Makes a demo whose commands stand on the lines where `text` prints them.
  package init(
    title: String?,
    about: String?,
    group: String? = nil,
    scenario: Scenario,
    commands: [Command]
  ) {
    self.init(title: title, about: about, group: group, scenario: scenario, statements: [])
    statements = Layout(of: self, commands).statements
  }

  /// Returns the lowest version of the language that has all words of the header and of some commands.
  ///
  /// The older versions have no word for a note that ends with its step, and need none for one that is kept.
  func version(of commands: [Command]) -> Int {
    let words = commands.keepsEveryNote ? commands.filter { $0 != .keep } : commands
    let notes = commands.keepsEveryNote ? 1 : Self.firstVersionWithoutKeeping
    let header = group == nil ? 1 : HeaderKey.group.version
    return max(header, notes, words.map(\.version).max() ?? 1)
  }

  /// Makes a demo whose commands stand on known lines.
  init(
    title: String?,
    about: String?,
    group: String?,
    scenario: Scenario,
    statements: [Statement]
  ) {
    self.title = title
    self.about = about
    self.group = group
    self.scenario = scenario
    self.statements = statements
  }
}

/// A command and its line.
package struct Statement: Hashable, Sendable {
  /// The line of the command, or of the first of several text lines, counted from 1.
  package var line: Int
  /// The command.
  package var command: Command

  /// Makes a statement.
  package init(line: Int, command: Command) {
    self.line = line
    self.command = command
  }
}
