// Knows the words for the obligations of a punch, for their history, and for the counters.

import Shmem

/// A line about an obligation, or about several alike.
package struct AccountLine: Hashable, Sendable {
  /// The states of an obligation.
  package enum State: Hashable, Sendable {
    /// The punch still has to meet the obligation.
    case due
    /// The obligation is met.
    case discharged
    /// The punch has failed to meet the obligation.
    case broken
  }

  /// The state of the obligation.
  package let state: State
  /// The page of the file, or several.
  package let place: String
  /// The history of the data, the latest event last.
  package let history: String
}

extension Snapshot {
  /// The most pages that have a line of their own; the rest are counted in one line.
  private static let pagesTold = 64

  /// Returns the lines about the punch's obligations: pages whose data has moved, then all the others.
  ///
  /// - Parameter numbers: the numbers of the moments from the start to now.
  /// - Returns: the lines.
  func obligationLines(numbers: [Int]) -> [AccountLine] {
    var removed = PageSet()
    var lines: [AccountLine] = []
    var untold = 0
    for index in movedPages {
      guard let obligation = obligation(at: index) else { continue }
      if case .discharged = obligation.fate, obligation.moves.count == 1 {
        removed.insert(contentsOf: index..<index.next)
      } else if lines.count < Self.pagesTold {
        lines.append(line(obligation, numbers))
      } else {
        untold += 1
      }
    }
    if untold > 0 {
      lines.append(
        AccountLine(state: .due, place: "\(untold) more pages", history: "moved as well")
      )
    }
    let others = unmoved
    if !others.isEmpty {
      let isOver = machine.file.phase == .after
      lines.append(
        AccountLine(
          state: isOver ? .broken : .due,
          place: Narrator.list(others),
          history: isOver ? "still where it was at the start" : "where it was at the start"
        )
      )
    }
    if !removed.isEmpty {
      let history = "removed from where it was at the start"
      lines.append(
        AccountLine(state: .discharged, place: Narrator.list(removed), history: history)
      )
    }
    return lines
  }

  /// The pages whose old data has never moved.
  private var unmoved: PageSet {
    var moved = PageSet()
    for index in movedPages { moved.insert(contentsOf: index..<index.next) }
    return obligations.subtracting(moved)
  }

  private func line(_ obligation: Obligation, _ numbers: [Int]) -> AccountLine {
    let state: AccountLine.State =
      switch obligation.fate {
      case .due: .due
      case .discharged: .discharged
      case .broken: .broken
      }
    let start = obligation.moves.first.map { words($0.from) } ?? words(obligation.whereabouts)
    let history = obligation.moves.map { move in
      let who = "\(name(of: move.step.task)) \(move.step.id.rawValue)"
      let place = move.to.map { words($0) } ?? "gone"
      return "-> \(place) (step \(numbers[move.depth]): \(who))"
    }
    return AccountLine(
      state: state,
      place: "page \(obligation.index)",
      history: ([start] + history).joined(separator: " ")
    )
  }

  private func words(_ whereabouts: Whereabouts?) -> String {
    switch whereabouts {
    case nil: "nowhere"
    case .page(let page): page.description
    case .swap(let swap): swap.description
    case .carried(let page, let task): "\(page) held by \(name(of: task))"
    }
  }

  /// The counters of the inode, and the counts that the kernel itself does not keep.
  package var countLines: [String] {
    switch scenario.mapping {
    case .tmpfs: swapLines + walkLines(over: "swap entries") + [swizzleLine]
    case .file:
      ["nrpages \(machine.file.nrpages), nrshadows \(machine.file.nrshadows)"]
        + walkLines(over: "shadows")
    }
  }

  /// Returns lines about the number of gathers, and about the entries that the walks met.
  private func walkLines(over entries: String) -> [String] {
    [
      "gathers: \(counters.firstGathers) in the first loop, \(counters.secondGathers) in the second",
      "\(entries) that had left their slot: \(counters.swapRetries) gathered again, "
        + "\(counters.swapMisses) skipped",
      scenario.kernel.naming("pages that were busy or gone: ")
        + "\(counters.pageRetries) gathered again, \(counters.pageMisses) skipped",
    ]
  }

  private var swizzleLine: String {
    scenario.kernel.naming(
      "swizzles: \(counters.swizzlesOut) from page to swap, \(counters.swizzlesIn) from swap to page"
    )
  }

  /// The counters of the inode of a tmpfs file.
  private var swapLines: [String] {
    let file = machine.file
    let lag = machine.swappedLag(in: scenario)
    let why =
      lag == 0
      ? ""
      : lag > 0
        ? ", \(lag) more than the tree holds: freed or read in, not yet accounted"
        : ", \(-lag) less than the tree holds: put in, not yet accounted"
    return [
      "nrpages \(file.nrpages), info->swapped \(file.swapped)\(why)",
      "info->alloced \(counters.alloced)\(allocedRemark)",
    ]
  }

  private var allocedRemark: String {
    let difference = counters.alloced - machine.file.nrpages - machine.file.swapped
    if difference == 0 { return ", the sum of both" }
    return difference > 0
      ? ", \(difference) above the sum of both until the kernel recalculates it"
      : ", \(-difference) below the sum of both"
  }
}
