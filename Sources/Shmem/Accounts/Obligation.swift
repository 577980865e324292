// Knows what can become of the old data of one page of the hole.

/// The place of the old data of a page of the file.
package enum Whereabouts: Hashable, Sendable, CustomStringConvertible {
  /// In the page that the slot holds.
  case page(PageNumber)
  /// At the swap entry that the slot holds, as part of it if it takes several slots: on the device, in the swap cache, or
  /// in both.
  case swap(SwapEntry)
  /// In a page that a task has taken out of the slot to put it back as something else. With the atomic swizzle no task
  /// ever does.
  case carried(PageNumber, by: TaskID)

  /// The name of the page or of the swap entry.
  package var description: String {
    switch self {
    case .page(let page), .carried(let page, _): page.description
    case .swap(let swap): swap.description
    }
  }
}

/// The duty of a punch towards one page of the hole that held data when it began, and its history.
///
/// The data may go to swap and back any number of times; the duty goes with it. It is discharged by
/// the step after which no way leads from the slot to the data any more.
package struct Obligation: Hashable, Sendable {
  /// A change of the place at which the data lives.
  package struct Move: Hashable, Sendable {
    /// The step that made it.
    package let step: Step
    /// The number of actions from the start of the race to the state after the step, that step included.
    package let depth: Int
    /// The place of the data before; nil if there was none.
    package let from: Whereabouts?
    /// The place of the data from then on; nil if it can no longer be reached.
    package let to: Whereabouts?
  }

  /// The state of an obligation.
  package enum Fate: Hashable, Sendable {
    /// The data can still be reached, and the punch is not over.
    case due
    /// Nothing leads to the data any more; the move is the one that removed the last way to it.
    case discharged(Move)
    /// The punch is over, and the data can still be reached.
    case broken
  }

  /// The page of the file.
  package let index: PageIndex
  /// The place of the data now.
  package let whereabouts: Whereabouts?
  /// Every change of that place, the earliest first.
  package let moves: [Move]
  /// The state of the obligation.
  package let fate: Fate
}

extension Machine {
  /// Returns the place of the old data of a page of the hole; nil outside the hole, and if there is none.
  package func whereabouts(ofOldDataAt index: PageIndex, in scenario: Scenario) -> Whereabouts? {
    guard isObligation(index, in: scenario) else { return nil }
    switch storage[index] {
    case .page(let page): return .page(page)
    case .swap(let swap): return .swap(swap)
    case nil, .shadow: return carrier(ofOldDataAt: index, in: scenario)
    }
  }

  private func carrier(ofOldDataAt index: PageIndex, in scenario: Scenario) -> Whereabouts? {
    for task in tasks {
      guard emptiedIndex(of: storage[task], around: scenario.hole) == index,
        let page = storage[task].lockedPage, storage[page].content?.birth == .beforePunch
      else { continue }
      return .carried(page, by: task)
    }
    return nil
  }
}
