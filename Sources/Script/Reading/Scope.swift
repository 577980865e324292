// Knows what a command can refer to.
package import Shmem

/// The pages and the tasks that exist where a command stands.
///
/// A swizzle adds a task whose kind shows only in play: `read` or `reclaim`. After it the next
/// names of both kinds are possible, and the parser lets them pass.
package struct Scope: Hashable, Sendable {
  private enum Cast: Hashable, Sendable {
    /// The kinds of the tasks that are certain, and how many swizzles were asked for.
    case known([TaskKind], swizzles: Int)
    /// Anybody, for the commands of a demo whose header is refused.
    case unknown
  }

  /// The pages of the file.
  let filePages: UInt64
  /// The kind of file, if it is known.
  let mapping: Mapping?
  private var cast: Cast
  /// The cast at the start, to which a jump can go back.
  private var startingCast: Cast
  /// The moments that have names, in the order in which they were named, and who was there.
  private var marks: [Mark] = []
  /// Whether something has been checked.
  private var hasCheck = false
  /// Whether the race is compared with another.
  private var hasComparison = false
  /// The version of the language that is read.
  var version = Demo.newestVersion

  private struct Mark: Hashable, Sendable {
    var name: MarkName
    var cast: Cast
  }

  /// What exists in a race over this scenario.
  package init(_ scenario: Scenario) {
    filePages = scenario.filePages
    mapping = scenario.mapping
    cast = .known(scenario.taskIDs.map { scenario[$0].kind }, swizzles: 0)
    startingCast = cast
  }

  private init() {
    filePages = Scenario.fileLimit
    mapping = nil
    cast = .unknown
    startingCast = .unknown
  }

  /// A scope where nothing can be ruled out.
  static let unknown = Scope()

  /// Adds the task that the command adds, if it adds one.
  package mutating func include(_ command: Command) {
    switch (command, cast) {
    case (.inject(let task), .known(let kinds, let swizzles)):
      cast = .known(kinds + [task.kind], swizzles: swizzles)
    case (.swizzle, .known(let kinds, let swizzles)):
      cast = .known(kinds, swizzles: swizzles + 1)
    case (.mark(let name), _): add(name, cast)
    case (.jump(.start), _): cast = startingCast
    case (.jump(.mark(let name)), _):
      cast = marks.first { $0.name == name }?.cast ?? cast
    case (.check, _): hasCheck = true
    case (.compare(let rules), _): hasComparison = rules != nil
    case (.inject, .unknown), (.swizzle, .unknown), (.chapter, _), (.note, _), (.speaker, _),
      (.step, _), (.pause, _), (.expect, _):
      break
    }
  }

  /// Adds a moment that has a name, and the race at that moment.
  package mutating func include(_ mark: MarkName, at scenario: Scenario) {
    add(mark, Self(scenario).cast)
  }

  /// Says that there is a race to compare with.
  package mutating func includeComparison() { hasComparison = true }

  /// Says that there is a check that can be judged.
  package mutating func includeCheck() { hasCheck = true }

  private mutating func add(_ name: MarkName, _ cast: Cast) {
    marks.append(Mark(name: name, cast: cast))
  }

  /// The moments that a jump can go to.
  var markNames: [MarkName] { marks.map(\.name) }

  /// Whether there is a race to compare with.
  var isCompared: Bool { hasComparison }

  /// Whether a check can be judged.
  var isChecked: Bool { hasCheck }

  /// The names that a task has or can have; the first of each kind if nothing is known.
  var names: [String] {
    switch cast {
    case .unknown: return ["punch", "read-1", "fault-1", "reclaim-1"]
    case .known(let kinds, let swizzles):
      var counts: [String: Int] = [:]
      var names: [String] = []
      func count(_ kind: TaskKind) {
        guard kind != .punch else { return names.append(kind.stem) }
        counts[kind.stem, default: 0] += 1
        names.append("\(kind.stem)-\(counts[kind.stem, default: 0])")
      }
      kinds.forEach(count)
      for _ in 0..<swizzles { count(.read) }
      for _ in 0..<swizzles { count(.reclaim) }
      return names
    }
  }

  /// What the task with this name does; none if no task can have the name.
  func kind(of name: Substring) -> TaskKind? {
    guard name != TaskKind.punch.stem else { return .punch }
    guard let dash = name.lastIndex(of: "-") else { return nil }
    let stem = String(name[..<dash])
    // Only the number as the scenario writes it: without sign and leading zeros.
    guard let number = Int(name[name.index(after: dash)...]), name == "\(stem)-\(number)",
      number > 0
    else { return nil }
    switch cast {
    case .unknown: return TaskKind.others.first { $0.stem == stem }
    case .known(let kinds, let swizzles):
      let likes = kinds.filter { $0 != .punch && $0.stem == stem }
      if number <= likes.count { return likes[number - 1] }
      return [.read, .reclaim].first { $0.stem == stem && number <= likes.count + swizzles }
    }
  }
}
