// Lists the things that a command can refer to.
package import Shmem

/// The pages and the tasks that exist where a command stands.
///
/// A swizzle adds a task, but only play shows whether it is a `read` or a `reclaim`. After a swizzle
/// the next names of both kinds are possible, and the parser accepts both.
package struct Scope: Hashable, Sendable {
  private enum Cast: Hashable, Sendable {
    /// The kinds of the certain tasks, and the number of swizzles.
    case known([TaskKind], swizzles: Int)
    /// Any task; for the commands of a demo whose header is refused.
    case unknown
  }

  /// The pages of the file.
  let filePages: UInt64
  /// The kind of file, if it is known.
  let mapping: Mapping?
  private var cast: Cast
  /// The cast at the start, to which a jump can go back.
  private var startingCast: Cast
  /// The named moments, in the order of their naming, each with the tasks that it has.
  private var marks: [Mark] = []
  /// The conditions that stop runs, in the order of their numbers.
  package var breakpoints: [Breakpoint] = []
  /// True if a name may be that of a task that joins only later, or on another branch.
  private var isForeseeing = false
  /// True if something has been checked.
  private var hasCheck = false
  /// True if the race is compared with another one.
  private var hasComparison = false
  /// True if a note has been said at this point that ends with the next step.
  private(set) var hasNoteToKeep = false
  /// The version of the language of the demo.
  var version = Demo.newestVersion

  private struct Mark: Hashable, Sendable {
    var name: MarkName
    var cast: Cast
  }

  /// Makes the scope of a race over this scenario.
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

  /// The scope for an unknown race, in which everything is possible.
  static let unknown = Scope()

  /// Adds what a command brings: a task, a moment, a check or a comparison.
  package mutating func include(_ command: Command) {
    hasNoteToKeep = command.leavesNoteToKeep(hasNoteToKeep)
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
    case (.setBreakpoint(let breakpoint), _): breakpoints.append(breakpoint)
    case (.removeBreakpoint(nil), _): breakpoints = []
    case (.removeBreakpoint(let number?), _): breakpoints.remove(at: number - 1)
    case (.inject, .unknown), (.swizzle, .unknown), (.chapter, _), (.note, _), (.keep, _),
      (.speaker, _), (.recap, _), (.step, _), (.pause, _), (.ask, _), (.show, _), (.expect, _),
      (.until, _):
      break
    }
  }

  /// Adds a named moment, and the race at that moment.
  package mutating func include(_ mark: MarkName, at scenario: Scenario) {
    add(mark, Self(scenario).cast)
  }

  /// Records that there is a race to compare with.
  package mutating func includeComparison() { hasComparison = true }

  /// Records that there is a check that claims can be about.
  package mutating func includeCheck() { hasCheck = true }

  /// Records that the moment has a note which ends with it.
  package mutating func includeNote() { hasNoteToKeep = true }

  /// The words that can begin a command.
  var commandWords: [String] {
    CommandWord.words(ofVersion: version)
      .filter { hasNoteToKeep || $0 != CommandWord.keep.rawValue }
  }

  private mutating func add(_ name: MarkName, _ cast: Cast) {
    marks.append(Mark(name: name, cast: cast))
  }

  /// The same scope for a condition, which may be about a task that joins only later.
  ///
  /// A breakpoint outlives the branch on which it was set, and so the tasks of that branch.
  var foreseeing: Scope {
    var scope = self
    scope.isForeseeing = true
    return scope
  }

  /// Returns true if a task that is known to be of a kind can take a step.
  ///
  /// A name that is foreseen may be that of any kind with the same stem.
  func canTake(_ stepID: StepID, as kind: TaskKind) -> Bool {
    if kind.steps.contains(stepID) { return true }
    guard isForeseeing else { return false }
    return TaskKind.others.contains { $0.stem == kind.stem && $0.steps.contains(stepID) }
  }

  /// The names of the moments that a jump can go to.
  var markNames: [MarkName] { marks.map(\.name) }

  /// True if there is a race to compare with.
  var isCompared: Bool { hasComparison }

  /// True if there is a check that claims can be about.
  var isChecked: Bool { hasCheck }

  /// The names that a task has or can have; if nothing is known, the first name of some kinds.
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

  /// The names of the page frames that the slots of a small file start with; none if the file is larger.
  var pageFrames: [String] {
    guard filePages <= Self.mostPageFrames else { return [] }
    return (0..<UInt32(filePages)).map { PageNumber($0).description }
  }

  /// The most page frames that are listed.
  private static let mostPageFrames: UInt64 = 16

  /// Returns the kind of the task with this name; nil if no task can have the name.
  func kind(of name: Substring) -> TaskKind? {
    guard name != TaskKind.punch.stem else { return .punch }
    guard let dash = name.lastIndex(of: "-") else { return nil }
    let stem = String(name[..<dash])
    // The number must be written as a scenario writes it: without sign and leading zeros.
    guard let number = Int(name[name.index(after: dash)...]), name == "\(stem)-\(number)",
      number > 0
    else { return nil }
    switch cast {
    case .unknown: return TaskKind.others.first { $0.stem == stem }
    case .known(let kinds, let swizzles):
      let likes = kinds.filter { $0 != .punch && $0.stem == stem }
      if number <= likes.count { return likes[number - 1] }
      if isForeseeing { return TaskKind.others.first { $0.stem == stem } }
      return [.read, .reclaim].first { $0.stem == stem && number <= likes.count + swizzles }
    }
  }
}

extension Command {
  /// Returns true if a note can be kept after the command: it is one, or it stands at the point of one.
  fileprivate func leavesNoteToKeep(_ hasNoteToKeep: Bool) -> Bool {
    switch self {
    case .note(let text): text != nil
    case .speaker, .mark, .compare, .expect, .ask, .setBreakpoint, .removeBreakpoint:
      hasNoteToKeep
    case .chapter, .keep, .recap, .step, .jump, .pause, .check, .show, .inject, .swizzle, .until:
      false
    }
  }
}
