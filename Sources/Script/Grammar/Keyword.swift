// Knows the words that begin a line, and the words that begin a claim.

/// A word that begins a line of the header.
public enum HeaderKey: String, CaseIterable, Hashable, Sendable {
  /// The title.
  case title
  /// What the demo is about.
  case about
  /// The kernel.
  case kernel
  /// The rules in which the race differs from its kernel.
  case rules
  /// The file at the start.
  case slots
  /// The range to punch.
  case hole
  /// The tasks beside the puncher.
  case tasks
  /// The most entries of one gather.
  case batch
  /// The binary logarithm of the slots in a tree node.
  case shift
}

/// A word that begins a command.
public enum CommandWord: String, CaseIterable, Hashable, Sendable {
  /// Begins a chapter.
  case chapter
  /// A text for the audience.
  case note
  /// A text for the speaker.
  case speaker
  /// Lets tasks run.
  case step
  /// Adds a task.
  case inject
  /// Turns page into swap or swap into page.
  case swizzle
  /// Makes a claim.
  case expect
}

/// A word that says what a claim is about.
public enum ExpectationWord: String, CaseIterable, Hashable, Sendable {
  /// The content of a slot.
  case slot
  /// What the puncher has gathered.
  case batch
  /// Old data that survived.
  case lost
  /// New data that remains.
  case tolerated
  /// How often the second loop went back.
  case retries
  /// How often the puncher gathered.
  case gathers
  /// How a promise stands.
  case promise
}

/// A word that says how a task stands.
public enum TaskStateWord: String, CaseIterable, Hashable, Sendable {
  /// Its next step is a row.
  case next
  /// It waits before a row.
  case waits
  /// It has finished.
  case finished
}

/// A word that begins a line.
enum Keyword: Hashable, Sendable {
  case header(HeaderKey)
  case command(CommandWord)

  init?(_ word: String) {
    if let key = HeaderKey(rawValue: word) {
      self = .header(key)
    } else if let command = CommandWord(rawValue: word) {
      self = .command(command)
    } else {
      return nil
    }
  }

  /// The words themselves, in the order of the reference.
  static let words = HeaderKey.allCases.map(\.rawValue) + CommandWord.allCases.map(\.rawValue)
}

/// A small word inside a command.
enum Particle: String, CaseIterable {
  case all
  case at
  case by
  case end
  case hole
  case locked
  case loop
  case new
  case none
  case old
  case page
  case swap
  case until
}
