// Knows which facts about a kind of tasks a race, a search and the reference ask for.

/// The facts about a kind of tasks that hold in every race, one description for each kind.
package struct TaskFacts: Sendable {
  /// The stem of the names of such tasks; a number follows it.
  package let stem: String
  /// The line of the reference.
  package let summary: String
  /// The properties that such a task has.
  let traits: TaskTraits
  /// The options that such a task can have.
  let options: [TaskOption]
  /// The order of the page that such a task makes if it is not told another one.
  var usualOrder = 0
  /// The promise that the call of such a task ends; nil if none is judged.
  let endPromise: SchedulePromise?
}

/// Properties of a kind of tasks: what such a task works on, what it waits for, what it looks at.
package struct TaskTraits: OptionSet, Hashable, Sendable {
  /// A bit for each.
  package let rawValue: UInt16

  /// Makes a set from its bits.
  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// The task can be given a page of the file.
  ///
  /// For a truncate that is the first page that goes: as many pages stay.
  static let worksOnPage = TaskTraits(rawValue: 1 << 0)
  /// The task can work on an ordinary file, not only on a file in tmpfs.
  static let worksOnAnyFile = TaskTraits(rawValue: 1 << 1)
  /// The task reaches the file by a descriptor or a mapping, so that the file cannot be evicted.
  ///
  /// The puncher does, too: an eviction waits until it has returned.
  static let needsOpenFile = TaskTraits(rawValue: 1 << 2)
  /// The task begins with a page that is in memory.
  static let startsOnPage = TaskTraits(rawValue: 1 << 3)
  /// The task walks through the file or the swap area, so that its call could go on for ever.
  static let walks = TaskTraits(rawValue: 1 << 4)
  /// The task goes through the file by shmem_undo_range().
  static let removesPages = TaskTraits(rawValue: 1 << 5)
  /// The task makes the file shorter.
  static let cutsFile = TaskTraits(rawValue: 1 << 6)
  /// The task is a page fault of its own.
  static let isFault = TaskTraits(rawValue: 1 << 7)
  /// The task can fault on a page of the file, and has ptes of it: in its own right or for a buffer.
  static let usesMapping = TaskTraits(rawValue: 1 << 8)
  /// The task gets its page by shmem_getpage_gfp(), which can make one.
  static let getsPages = TaskTraits(rawValue: 1 << 9)
  /// The task can wait for i_mutex, or until the puncher has closed the file.
  static let waitsForPuncher = TaskTraits(rawValue: 1 << 10)
  /// The task takes shmem_swaplist_mutex.
  static let locksSwaplist = TaskTraits(rawValue: 1 << 11)
  /// The task depends on the numbers of swap slots.
  static let dependsOnSwapNumbers = TaskTraits(rawValue: 1 << 12)
  /// The task depends on the numbers of frames if the file is an ordinary one.
  static let dependsOnFrameNumbers = TaskTraits(rawValue: 1 << 13)
  /// The task swaps in what it meets in swap.
  static let swapsIn = TaskTraits(rawValue: 1 << 14)
  /// The task works on an ordinary file only: a file in tmpfs has no such task.
  static let needsDisk = TaskTraits(rawValue: 1 << 15)
}

extension TaskKind {
  /// The stem of the names of such tasks; a number follows it.
  package var stem: String { facts.stem }

  /// True if such a task can be given a page of the file.
  package var worksOnPage: Bool { has(.worksOnPage) }

  /// True if such a task keeps the file from being evicted.
  package var needsOpenFile: Bool { has(.needsOpenFile) }

  /// True if such a task begins with a page that is in memory.
  package var startsOnPage: Bool { has(.startsOnPage) }

  /// The order of the page that such a task makes if it is not told another one.
  package var usualOrder: Int { facts.usualOrder }

  /// True if such a task joins pages: its order is always more than 0, and its page the first of a range.
  var joinsPages: Bool { usualOrder > 0 }

  /// The orders that the page of such a task can have.
  package var orders: ClosedRange<Int> { (joinsPages ? 1 : 0)...EntryRange.highestOrder }

  /// Returns the kinds with a property, in the order of the reference.
  static func all(with traits: TaskTraits) -> [TaskKind] { allCases.filter { $0.has(traits) } }

  /// True if such a task can move the end of the file.
  package var canCutFile: Bool { has(.cutsFile) }

  /// Returns true if such a task has a property, or all of some properties.
  func has(_ traits: TaskTraits) -> Bool { facts.traits.isSuperset(of: traits) }
}

extension Sequence<TaskSpec> {
  /// The traits that some of the tasks have.
  var traits: TaskTraits { reduce(into: []) { $0.formUnion($1.kind.facts.traits) } }
}
