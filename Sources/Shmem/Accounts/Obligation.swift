// Knows what can become of the old data of one page of the hole.

/// Where the old data of a page of the file lives.
package enum Whereabouts: Hashable, Sendable, CustomStringConvertible {
  /// In the page that the slot holds.
  case page(PageNumber)
  /// Behind the swap entry that the slot holds: on the device, in the swap cache, or in both.
  case swap(SwapEntry)
  /// In a page that a task has taken out of the slot to put it back as something else; with the
  /// atomic swizzle nobody ever does.
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
    /// How many actions lay between the start of the race and the state behind it, that step included.
    package let depth: Int
    /// Where the data was; nowhere if there was none.
    package let from: Whereabouts?
    /// Where it is from then on; nowhere if it can no longer be reached.
    package let to: Whereabouts?
  }

  /// How matters stand.
  package enum Fate: Hashable, Sendable {
    /// The data can still be reached, and the punch is not over.
    case due
    /// Nothing leads to the data any more; the move is the one that saw to it.
    case discharged(Move)
    /// The punch is over, and the data can still be reached.
    case broken
  }

  /// The page of the file.
  package let index: PageIndex
  /// Where the data is now.
  package let whereabouts: Whereabouts?
  /// Every change of that place, the earliest first.
  package let moves: [Move]
  /// How matters stand.
  package let fate: Fate
}

extension Machine {
  /// Where the old data of a page of the hole lives; nowhere outside the hole, and if there is none.
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
