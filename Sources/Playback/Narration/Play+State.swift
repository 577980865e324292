// Knows how to say what a picture would show: slots, hand, tasks, promises and moves as lines.

package import Shmem

extension Play {
  /// The number of slots of a large file that are told, around the selected one.
  private static let slotsTold: UInt64 = 16

  /// The slots with their contents, then the values that the walking task has in hand.
  package var stateLines: [String] {
    let pages = snapshot.scenario.filePages
    let first = pages <= Self.slotsTold ? 0 : selected.rawValue - min(selected.rawValue, 8)
    let end = min(pages, first + Self.slotsTold)
    let slots = (first..<end).map { number in
      let index = PageIndex(number)
      let place = snapshot.scenario.hole.contains(index) ? "in the hole" : "outside the hole"
      return "slot \(index), \(place): \(snapshot.words(for: index))"
    }
    let left = pages - (end - first)
    let more = left > 0 ? ["\(left) more slots; select PAGE shows those around a page"] : []
    return slots + more + handLines
  }

  private var handLines: [String] {
    let walker = snapshot.name(of: snapshot.walker)
    let cursor = snapshot.walk?.cursor
    guard let cursor, !cursor.isExhausted else {
      return ["\(walker) has no gathered entries left"] + pastLines
    }
    let stale = Set(snapshot.staleEntries)
    return (cursor.position..<cursor.batch.count).map { position in
      let gathered = cursor.batch[position]
      let when = position == cursor.position ? "works on" : "still has"
      let age = stale.contains(gathered) ? ", stale: it has changed since" : ""
      return "\(walker) \(when) \(gathered.entry), gathered from slot \(gathered.index)\(age)"
    } + pastLines
  }

  private var pastLines: [String] {
    guard let past = snapshot.gatherPast, past.first < past.end,
      past.hasPassedOver(anyOf: past.first.rawValue..<past.end.rawValue)
    else { return [] }
    let walker = snapshot.name(of: past.task)
    let last = past.end.rawValue - 1
    return ["\(walker) has passed over the holes from slot \(past.first) to slot \(last)"]
  }

  /// Every task: its next step or the reason why it waits, and its holdings.
  package var taskLines: [String] {
    snapshot.machine.tasks.map { task in
      let name = snapshot.name(of: task)
      let holdings = snapshot.holdings(of: task).map(snapshot.describe)
      let held = holdings.isEmpty ? "" : "; holds \(holdings.joined(separator: ", "))"
      switch snapshot.readiness(of: task) {
      case .ready(let stepID):
        let statement = snapshot.statement(of: stepID, for: task).text(in: snapshot.scenario.kernel)
        return "\(name): next \(stepID.rawValue) \(statement)\(held)"
      case .waits(let stepID, let reason):
        return "\(name): \(stepID.rawValue), \(snapshot.describe(reason))\(held)"
      case .picks: return "\(name): not started, can work on any page"
      case .finished: return "\(name): finished"
      }
    }
  }

  /// Every promise and how it stands.
  ///
  /// The promises that calls end come last, as only a check can judge them.
  package var promiseLines: [String] {
    statePromiseLines + endStatuses.map { "\($0.promise.statement): \($0.status.words)" }
  }

  private var statePromiseLines: [String] {
    Promise.allCases.map { promise in
      switch snapshot.status(of: promise) {
      case .holds: "\(promise.statement): holds"
      case .open(let pages): "\(promise.statement): open at \(Narrator.list(pages))"
      case .broken: "\(promise.statement): BROKEN"
      }
    }
  }

  /// The lines about the obligations of the punch, and about what became of them.
  package var obligationLines: [AccountLine] {
    snapshot.obligationLines(numbers: timeline.numbersOfPast)
  }

  /// The fate of the old data of every page, then the counts.
  package var accountLines: [String] {
    let obligations = obligationLines.map { account in
      let state =
        switch account.state {
        case .due: "due"
        case .discharged: "gone"
        case .broken: "LEFT BEHIND"
        }
      return "\(account.place), \(state): \(account.history)"
    }
    return obligations + snapshot.countLines
  }

  /// All moves: each with its number, with the reason if it cannot be taken, and with the lock of the
  /// tree if the step is made under it; while hints are on, the consequence of the move follows.
  package var moveLines: [String] {
    moves.map { move in
      let name = snapshot.name(of: move.task)
      let statement = snapshot.statement(of: move.stepID, for: move.task)
        .text(in: snapshot.scenario.kernel)
      let reason = move.reason.map { ", but it \(snapshot.describe($0))" } ?? ""
      let lock = willTakeTreeLock(move) ? ", under \(snapshot.scenario.kernel.treeLockName)" : ""
      let reachability =
        move.step.flatMap { self.reachability(of: $0) }.map { ": \($0.words)" } ?? ""
      let head = "\(move.key) \(name) \(move.stepID.rawValue)"
      return "\(head) \(statement)\(lock)\(reason)\(reachability)"
    }
  }
}

extension EndStatus {
  /// The status in words.
  fileprivate var words: String {
    switch self {
    case .unchecked: "not checked"
    case .running: "being checked"
    case .ended: "it has ended"
    case .holds(let step): "holds from step \(step) on"
    case .broken(let step): "BROKEN: a schedule from step \(step) on never ends"
    }
  }
}

extension Snapshot {
  /// Returns the content of a slot, with the meaning of all its marks on the screen.
  package func words(for index: PageIndex) -> String {
    scenario.kernel.naming(wordsAsOf2014(for: index))
  }

  private func wordsAsOf2014(for index: PageIndex) -> String {
    guard let entry = machine[index] else { return "empty" }
    let age =
      switch machine.content(at: index)?.birth {
      case .beforePunch where !scenario.hole.contains(index): "data that stays"
      case .beforePunch: "old data"
      case .afterPunch: "data written later"
      case nil: isFreed(at: index) ? "its swap slot is freed" : "never written"
      }
    switch entry {
    case .page(let number):
      let page = machine[number]
      let lock = page.lockOwner.map { ", locked by \(name(of: $0))" } ?? ""
      let mapped = machine.frame(at: index).map { machine[$0].isMapped } == true ? ", mapped" : ""
      let write = page.isUnderWriteback ? ", being written" : ""
      return "page \(number)\(slotsWords(of: index)), \(age)\(lock)\(mapped)\(write)"
    case .shadow(let shadow): return "shadow \(shadow), no data"
    case .swap(let swap):
      let entry = "swap entry \(swap)\(slotsWords(of: index)), \(age)"
      guard let cached = machine.swap(at: index).flatMap({ machine[$0].cachedPage }) else {
        return entry
      }
      let page = machine[machine.head(of: cached)]
      let lock = page.lockOwner.map { ", locked by \(name(of: $0))" } ?? ""
      let write = page.isUnderWriteback ? ", being written" : ""
      return "\(entry), cached in \(cached)\(lock)\(write)"
    }
  }

  /// Returns the words for the slots of an entry that takes several.
  private func slotsWords(of index: PageIndex) -> String {
    let range = machine.entryRange(at: index)
    return range.isLarge ? " in \(UndoWords.slots(range))" : ""
  }
}
