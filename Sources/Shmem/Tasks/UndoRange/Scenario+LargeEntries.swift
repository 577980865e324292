// Knows which entries of a file take several slots at the start of a race.

extension Scenario {
  /// True if entries of the race can have an order: some start with one, and the kernel writes such entries.
  package var hasLargeEntries: Bool {
    rules.later.largeSwap && slots.contains { $0.order > 0 }
  }

  /// Returns the entry in a slot at the start, and the slots that it takes; nil if the slot is empty.
  ///
  /// A kernel that writes no large entries starts with single ones.
  func entry(at index: PageIndex) -> (entry: Entry, run: EntryRun)? {
    var first: UInt64 = 0
    for slots in slots {
      if index.rawValue - first < slots.count {
        let run = EntryRun(order: hasLargeEntries ? slots.order : 0, covering: index)
        return slots.start.entry(at: run.base).map { ($0, run) }
      }
      first += slots.count
    }
    return nil
  }

  /// The reason why no entry can start with the order that it is to have; nil if all can.
  var objectionToOrders: ScenarioError? {
    var first: UInt64 = 0
    for run in slots {
      defer { first += run.count }
      guard run.order > 0 else { continue }
      guard run.start == .swap else { return .orderOfOtherSlot(run.start) }
      guard (0...EntryRun.highestOrder).contains(run.order) else {
        return .orderOutOfRange(run.order)
      }
      let count = UInt64(1) << UInt64(run.order)
      guard first.isMultiple(of: count), run.count.isMultiple(of: count) else {
        return .entryOutOfLine(at: PageIndex(first), order: run.order)
      }
    }
    return nil
  }

  /// The reason why a task cannot run beside entries that take several slots; nil if it can, or if there are none.
  func objectionToOrders(beside task: TaskSpec) -> ScenarioError? {
    hasLargeEntries && task.kind.has(.dependsOnSwapNumbers) ? .taskBesideLargeEntries(task) : nil
  }
}
