// Knows what a race starts from: the model, as opposed to the state.

/// The contents of a page of the file when the race starts.
package enum SlotStart: String, CaseIterable, Hashable, Sendable {
  /// Data in a dirty page.
  case page
  /// A clean page, which reclaim may drop: zeros in tmpfs, elsewhere data that is on the disk too.
  case clean
  /// Data in swap.
  case swap
  /// Data in swap whose page is still in the swap cache.
  case cached
  /// Nothing.
  case hole
  /// A page that was preallocated and never written.
  case fallocated
  /// A shadow entry: the page was evicted, its data is on the disk.
  case shadow
}

/// A run of pages that start alike.
package struct SlotRun: Hashable, Sendable {
  /// The number of pages.
  package var count: UInt64
  /// The start of each of them.
  package var start: SlotStart
  /// The order of the entries; the pages are as many as some whole entries take.
  package var order: Int

  /// Makes a run.
  package init(count: UInt64, start: SlotStart, order: Int = 0) {
    self.count = count
    self.start = start
    self.order = order
  }
}

/// The range that the punch removes.
///
/// ```
/// page        0     1     2     3     4
/// bytes       ......####################..      first = 2, last = 3,
/// whole pages          [ 2 ] [ 3 ]              cutsPageBefore and cutsPageAfter
/// ```
package struct Hole: Hashable, Sendable {
  /// The first whole page.
  package var first: PageIndex
  /// The page after the last whole page; equal to `first` when no page is whole.
  package var end: PageIndex
  /// True if the hole begins inside the page before `first`, whose tail is zeroed.
  package var cutsPageBefore: Bool
  /// True if the hole ends inside the page `end`, whose head is zeroed.
  package var cutsPageAfter: Bool

  /// Makes a hole.
  ///
  /// - Precondition: `first <= end`; a hole that cuts the page before it does not start at 0.
  package init(first: PageIndex, end: PageIndex, cutsPageBefore: Bool, cutsPageAfter: Bool) {
    precondition(first <= end, "a hole ends at or after its first whole page")
    precondition(!cutsPageBefore || first.rawValue > 0, "no page lies before page 0")
    self.first = first
    self.end = end
    self.cutsPageBefore = cutsPageBefore
    self.cutsPageAfter = cutsPageAfter
  }

  /// Returns true if the page lies wholly in the hole.
  package func contains(_ index: PageIndex) -> Bool { first <= index && index < end }

  /// The pages of which only a part lies in the hole, ascending.
  package var pagesCut: [PageIndex] {
    (cutsPageBefore ? [PageIndex(first.rawValue - 1)] : []) + (cutsPageAfter ? [end] : [])
  }

  /// Returns the parts that the hole cuts off from a page that lies partly outside it; no part of any other page.
  package func partsCut(of index: PageIndex) -> PageParts {
    var parts: PageParts = []
    if cutsPageBefore, index.next == first { parts.insert(.tail) }
    if cutsPageAfter, index == end { parts.insert(.head) }
    return parts
  }

  /// Returns true if all slots of an entry lie in the hole.
  func containsAll(of slots: EntryRange) -> Bool { first <= slots.base && slots.end <= end }

  /// The number of whole pages.
  package var count: UInt64 { end.distance(from: first) }
}

/// The rules, the file, the hole and the tasks of a race: everything that never changes in it.
package struct Scenario: Hashable, Sendable {
  /// The kernel that the rules were taken from.
  package var kernel: Kernel
  /// The rules in force, which may differ from the kernel's.
  package var rules: Rules
  /// The kind of file.
  package var mapping: Mapping
  /// The file's pages at the start, from page 0 on.
  package let slots: [SlotRun]
  /// The size of the file, in pages.
  package let filePages: UInt64
  /// The range that is punched.
  package var hole: Hole
  /// The call by which the punch is asked for.
  package var call: PunchCall
  /// The tasks; the puncher is the first.
  package private(set) var tasks: [TaskSpec]
  /// The traits that some task besides the puncher has; asked for at every step.
  private(set) var traits: TaskTraits
  /// The most entries one gather collects.
  ///
  /// Kernel: PAGEVEC_SIZE, include/linux/pagevec.h, is 14 in 3.16 and 31 in 6.12: see `Kernel.batchLimit`.
  package var batchLimit: Int
  /// The binary logarithm of the number of slots in a tree node.
  package var mapShift: Int

  /// The number of swizzles that the tasks besides the puncher may make; nil if there is no limit.
  ///
  /// Those that are made and those that are under way never come to more. `Machine.lackOfFuel` says what counts, and
  /// why it makes no task wait for a lock.
  package var fuel: Int?
  /// The schedules that the promise "the punch ends" speaks of; no other promise asks for it.
  package var fairness: Fairness

  /// The bounds on `batchLimit`.
  package static let batchLimits = 1...31
  /// The bounds on `mapShift`.
  package static let mapShifts = 2...6
  /// The most pages a file may have here: 4 GiB of pages of 4 KiB.
  package static let fileLimit: UInt64 = 1 << 20
  /// The most tasks at the start, the puncher among them.
  package static let taskLimit = 8

  /// Makes a scenario, and adds the puncher to the tasks.
  ///
  /// - Throws: a `ScenarioError` that says which part cannot be.
  package init(
    kernel: Kernel,
    rules: Rules,
    mapping: Mapping = .tmpfs,
    slots: [SlotRun],
    hole: Hole,
    tasks: [TaskSpec],
    batchLimit: Int,
    mapShift: Int,
    call: PunchCall = .fallocate,
    fuel: Int? = nil,
    fairness: Fairness = .weak,
  ) throws(ScenarioError) {
    self.kernel = kernel
    self.rules = rules
    self.mapping = mapping
    self.slots = slots
    filePages = slots.reduce(0) { $0 &+ $1.count }
    self.hole = hole
    self.tasks = [.puncher] + tasks
    traits = tasks.traits
    self.batchLimit = batchLimit
    self.mapShift = mapShift
    self.call = call
    self.fuel = fuel
    self.fairness = fairness
    try validate(tasks)
  }

  private func validate(_ tasks: [TaskSpec]) throws(ScenarioError) {
    guard Self.batchLimits.contains(batchLimit) else {
      throw .batchLimitOutOfRange(batchLimit)
    }
    guard Self.mapShifts.contains(mapShift) else { throw .mapShiftOutOfRange(mapShift) }
    guard (1...Self.fileLimit).contains(filePages) else { throw .fileSizeOutOfRange(filePages) }
    let last = hole.cutsPageAfter ? hole.end.next : hole.end
    guard last.rawValue <= filePages else {
      throw .holeBehindFile(last: hole.end.rawValue, filePages: filePages)
    }
    let isEmpty = hole.count == 0 && !hole.cutsPageBefore && !hole.cutsPageAfter
    guard isEmpty == (call == .none) else { throw isEmpty ? .emptyHole : .holeWithoutPunch }
    guard call != .madvise || !(hole.cutsPageBefore || hole.cutsPageAfter) else {
      throw .adviceCutsPage
    }
    if let run = slots.first(where: { !mapping.canStart(as: $0.start) }) {
      throw .slotOfOtherMapping(run.start, mapping)
    }
    if let objection = objectionToOrders { throw objection }
    if let fuel {
      guard fuel >= 0 else { throw .fuelOutOfRange(fuel) }
      guard mapping == .tmpfs else { throw .fuelOfOtherMapping }
    }
    guard tasks.count < Self.taskLimit else { throw .tooManyTasks(tasks.count + 1) }
    if let objection = objectionToTasks { throw objection }
  }

  /// The rules that the kernel has for this kind of file.
  package var usualRules: Rules { kernel.rules(in: mapping) }

  /// Returns the reason why a task cannot join the race; nil if it can.
  ///
  /// It is the one for which there is no race with that task from the start.
  package func objection(toJoining task: TaskSpec) -> ScenarioError? {
    var joined = self
    joined.tasks.append(task)
    return joined.objectionToTasks
  }

  /// The reason why the tasks cannot be in one race, whether from the start or later; nil if they can.
  ///
  /// Only how many they may be is not asked here: fewer can be there at the start than can join.
  private var objectionToTasks: ScenarioError? {
    let others = tasks.dropFirst()
    return others.indices.lazy.compactMap { objection(to: tasks[$0], beside: others[..<$0]) }.first
  }

  private func objection(
    to task: TaskSpec,
    beside others: some Sequence<TaskSpec>
  ) -> ScenarioError? {
    guard task.kind != .punch else { return .secondPuncher }
    guard mapping.canRun(task.kind) else { return .taskOfOtherMapping(task, mapping) }
    guard task.index == nil || task.kind.worksOnPage else { return .taskWithPage(task) }
    if let objection = Self.objectionToEviction(of: task, beside: others) { return objection }
    if let objection = objectionToOrders(beside: task) { return objection }
    let pages = [task.index, task.buffer, task.from].compactMap(\.self)
    return pages.allSatisfy { $0.rawValue < filePages }
      ? nil : .taskBehindFile(task, filePages: filePages)
  }

  /// Returns the reason why a task and an eviction are in each other's way; nil if they are not.
  private static func objectionToEviction(
    of task: TaskSpec,
    beside others: some Sequence<TaskSpec>
  ) -> ScenarioError? {
    let isEvicted = others.contains { $0.kind == .evict }
    guard task.kind == .evict else {
      return isEvicted && task.kind.needsOpenFile ? .openDuringEviction(task) : nil
    }
    if task.loops || isEvicted { return .secondEviction }
    return others.first(where: \.kind.needsOpenFile).map { .openDuringEviction($0) }
  }

  /// Returns the start of page `index`; `hole` after the end of the file.
  package func start(at index: PageIndex) -> SlotStart {
    var first: UInt64 = 0
    for run in slots {
      if index.rawValue - first < run.count { return run.start }
      first += run.count
    }
    return .hole
  }

  /// Returns the name of a task: its kind and, but for the puncher, a number among its like.
  ///
  /// - Precondition: the scenario has the task.
  package func name(of task: TaskID) -> String {
    let position = Int(task.rawValue)
    precondition(position < tasks.count, "a task is named by the scenario that it belongs to")
    let stem = tasks[position].kind.stem
    guard task != .puncher else { return stem }
    return "\(stem)-\(tasks[...position].count { $0.kind.stem == stem })"
  }

  /// Returns the task with a name, if there is one.
  package func task(named name: String) -> TaskID? {
    taskIDs.first { self.name(of: $0) == name }
  }

  /// All tasks, in order.
  package var taskIDs: TaskIDs { TaskIDs(count: tasks.count) }

  /// The task that joined last.
  package var lastTask: TaskID { TaskID(UInt8(tasks.count - 1)) }

  /// The task as the scenario asks for it.
  package subscript(task: TaskID) -> TaskSpec { tasks[Int(task.rawValue)] }

  /// Adds a task during a race.
  ///
  /// - Returns: the new task.
  /// - Precondition: fewer than 255 tasks; the task is no puncher and fits the mapping.
  mutating func add(_ task: TaskSpec) -> TaskID {
    precondition(task.kind != .punch, "a race has one puncher")
    precondition(mapping.canRun(task.kind), "a task works on the kind of file that there is")
    precondition(tasks.count < 255, "a race has at most 255 tasks")
    tasks.append(task)
    traits.formUnion(task.kind.facts.traits)
    return lastTask
  }
}
