// Knows what a step of a race does to the slots of the file, and whether it does anything to any slot.

package import Shmem

/// The ends of the time that the promises speak of.
package enum PromiseInstant: Hashable, Sendable {
  /// The punch begins: what is in the hole now has to go.
  case punchBegins
  /// The punch is over: what is in the hole now stays.
  case punchEnds
}

/// A gather of a walk: the slots that it went over, and what it took.
package struct GatherSpan: Hashable, Sendable {
  /// The first slot that it looked at.
  package let start: PageIndex
  /// The entries that it has taken, ascending.
  package let taken: [Gathered]

  /// The last slot in which it found something; the first slot where it found nothing.
  package var last: PageIndex { taken.last?.index ?? start }
}

/// The states before and after an action, and the action.
package struct StepChange {
  /// The state before.
  package let before: Snapshot
  /// The state after.
  package let after: Snapshot
  /// The step; nil if a task has joined, or if the task could not take its step.
  package let step: Step?

  /// The effect of the step; nil if there is none.
  var effect: LiveEffect? {
    step.flatMap { before.machine.transition(for: $0, in: before.scenario)?.effect }
  }

  /// The slots that look otherwise afterwards, ascending.
  ///
  /// A slot looks otherwise if it holds something else, if the data there has another age, or if the page that it
  /// leads to has been locked or unlocked, has come into the swap cache or left it, or is being written or no longer.
  ///
  /// - Complexity: independent of the size of the file.
  package var changedSlots: [PageIndex] {
    Reach(between: before.machine, and: after.machine).slots
      .filter { before.look(of: $0) != after.look(of: $0) }
  }

  /// The end of the time of the promises that the step brings; nil if it brings none.
  package var instant: PromiseInstant? {
    switch (before.machine.file.phase, after.machine.file.phase) {
    case (.before, .during): .punchBegins
    case (.before, .after), (.during, .after): .punchEnds
    case (.before, .before), (.during, .before), (.during, .during), (.after, .before),
      (.after, .during), (.after, .after):
      nil
    }
  }

  /// The gather that ends with the step; nil if none does.
  package var gather: GatherSpan? {
    switch effect?.undo {
    case .gathers(let batch, let gather):
      GatherSpan(start: gather.start, taken: batch.cursor.entries)
    case .findsNothing(let gather, _, _): GatherSpan(start: gather.start, taken: [])
    case .gathersSlot(let gather) where gather.isLast:
      GatherSpan(start: gather.gathering.start, taken: gather.gathering.batch.cursor.entries)
    case .gathersSlot, .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts, nil:
      nil
    }
  }

  /// True if the step sends the cursor back.
  package var isRetry: Bool { effect?.undo?.retryingLoop != nil }

  /// True if the step is bookkeeping: it changes no slot and looks at none, does not move the cursor, and neither begins
  /// nor ends the time of the promises.
  package var isQuiet: Bool {
    guard let step, let effect, before.cursorIndex == after.cursorIndex, instant == nil,
      after.machine.file.oops == nil
    else { return false }
    return !effect.looksAtSlot(task: step.task, in: before)
      && before.staleEntries == after.staleEntries
      && changedSlots.isEmpty
  }
}

extension Timeline {
  /// Returns the change that led to a moment; nil for the start.
  package func change(at moment: MomentID) -> StepChange? {
    guard let parent = parent(of: moment), let action = action(of: moment) else { return nil }
    return StepChange(
      before: self[parent].snapshot,
      after: self[moment].snapshot,
      step: action.step
    )
  }
}

extension Action {
  /// The step; nil if a task joins.
  var step: Step? {
    switch self {
    case .step(let step): step
    case .injection: nil
    }
  }
}

extension Cursor {
  /// The entries of the batch, ascending.
  fileprivate var entries: [Gathered] { (0..<batch.count).map { batch[$0] } }
}

/// The look of a slot: all that its name and its marks tell.
private struct SlotLook: Hashable {
  let entry: Entry?
  let order: Int
  let birth: Birth?
  let isLocked: Bool
  let isCached: Bool
  let isUnderWriteback: Bool
  let isFreed: Bool
}

extension Snapshot {
  /// The page at the cursor of the task that walks through the slots; nil if none does.
  package var walkIndex: PageIndex? { walk == nil ? nil : cursorIndex }

  fileprivate func look(of index: PageIndex) -> SlotLook {
    let state = slotState(at: index)
    return SlotLook(
      entry: state.entry,
      order: machine.entryRange(at: index).order,
      birth: state.content?.birth,
      isLocked: state.isLocked,
      isCached: state.isCached,
      isUnderWriteback: state.isUnderWriteback,
      isFreed: state.isFreed
    )
  }
}
