// Knows whether a claim about a race is true, and what to say if it is not.

import Script
package import Shmem

extension Timeline {
  /// Returns the reason for which an expectation is not met now, in words; nil if it is met.
  func objection(to expectation: Expectation) -> String? {
    let snapshot = now.snapshot
    switch expectation {
    case .slot(let index, let wanted): return objection(to: wanted, at: index)
    case .batch(let wanted):
      let batch = snapshot.batch
      return batch == wanted ? nil : "batch \(list(batch.map(\.words)))"
    case .lost(let pages): return objection(to: pages, found: lost, word: "lost")
    case .tolerated(let pages):
      return objection(to: pages, found: snapshot.tolerated, word: "tolerated")
    case .retries(let wanted): return retries == wanted ? nil : "retries \(retries)"
    case .gathers(let wanted): return gathers == wanted ? nil : "gathers \(gathers)"
    case .promise(let promise, let wanted):
      let found = PromiseStatusWord(snapshot.status(of: promise))
      return found == wanted ? nil : "\(promise.rawValue) \(found.rawValue)"
    case .next(let name, let stepID):
      return objection(to: name) { $0 == .ready(stepID) }
    case .waits(let name, let stepID):
      return objection(to: name) { readiness in
        guard case .waits(stepID, _) = readiness else { return false }
        return true
      }
    case .finished(let name): return objection(to: name) { $0 == .finished }
    case .owed(let pages): return objection(to: pages, found: snapshot.obligations, word: "owed")
    case .holds, .violated, .schedule, .loop, .difference:
      preconditionFailure(
        "what is claimed of a check or of another race is not claimed of a moment"
      )
    }
  }

  /// The pages whose old data can still be reached, once the punch is over.
  package var lost: PageSet {
    let snapshot = now.snapshot
    guard snapshot.machine.file.phase == .after else { return [] }
    return snapshot.obligations
  }

  /// The number of times that the second loop has gone back on the way to now.
  package var retries: Int {
    past.dropFirst().count { moment in
      guard let parent = self[moment].parent, self[moment].action?.task == .puncher,
        self[moment].action?.stepID == .p20,
        case .undo(.batch(.goBack, let batch)) = self[parent].snapshot.puncher,
        batch.loop == .second
      else { return false }
      return true
    }
  }

  /// The number of gathers of the puncher on the way to now, in both loops.
  package var gathers: Int {
    past.count { moment in
      guard let action = self[moment].action, action.task == .puncher,
        self[moment].snapshot.machine[.puncher].undo?.isGathering != true
      else { return false }
      return action.stepID == .p5 || action.stepID == .p14
    }
  }

  private func objection(to wanted: SlotExpectation, at index: PageIndex) -> String? {
    let snapshot = now.snapshot
    let birth = snapshot.machine.content(at: index)?.birth
    let isMet: Bool
    switch (wanted, snapshot.machine[index]) {
    case (.hole, nil): isMet = true
    case (.page(let age, let owner), .page(let page)):
      let holder = snapshot.machine[page].lockOwner.map(snapshot.name)
      isMet = (age == nil || age == birth) && (owner == nil || owner?.rawValue == holder)
    case (.swap(let age), .swap): isMet = age == nil || age == birth
    case (.shadow, .shadow): isMet = true
    case (.hole, _), (.page, _), (.swap, _), (.shadow, _): isMet = false
    }
    return isMet ? nil : "slot \(index) \(snapshot.words(forSlot: index))"
  }

  private func objection(to name: TaskName, isMet: (Readiness) -> Bool) -> String? {
    let snapshot = now.snapshot
    guard let task = snapshot.scenario.task(named: name.rawValue) else {
      return "no task '\(name)'"
    }
    let readiness = snapshot.readiness(of: task)
    guard !isMet(readiness) else { return nil }
    switch readiness {
    case .ready(let stepID): return "\(name) next \(stepID.rawValue)"
    case .waits(let stepID, _): return "\(name) waits \(stepID.rawValue)"
    case .picks: return "\(name) not started"
    case .finished: return "\(name) finished"
    }
  }

  private func objection(
    to wanted: [PageIndex],
    found: PageSet,
    word: String
  ) -> String? {
    found.elementsEqual(wanted) ? nil : "\(word) \(list(found.map(\.description)))"
  }

  private func list(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: " ")
  }
}

extension Action {
  /// The task that took the step, if the action is one.
  var task: TaskID? {
    switch self {
    case .step(let step): step.task
    case .injection: nil
    }
  }

  /// The id of the step, if the action is one.
  var stepID: StepID? {
    switch self {
    case .step(let step): step.id
    case .injection: nil
    }
  }
}

extension Snapshot {
  /// The entries of the puncher's batch; empty where there is none.
  var batch: [Gathered] {
    guard let cursor = puncher.cursor else { return [] }
    return (0..<cursor.batch.count).map { cursor.batch[$0] }
  }

  /// Returns the content of a slot, in the words of an expectation.
  func words(forSlot index: PageIndex) -> String {
    guard let entry = machine[index] else { return "hole" }
    let age =
      switch machine.content(at: index)?.birth {
      case .beforePunch: "old "
      case .afterPunch: "new "
      case nil: ""
      }
    switch entry {
    case .swap: return "\(age)swap"
    case .shadow: return "shadow"
    case .page(let page):
      let lock = machine[page].lockOwner.map { " locked by \(name(of: $0))" } ?? ""
      return "\(age)page\(lock)"
    }
  }
}

extension Gathered {
  fileprivate var words: String { "\(index):\(entry)" }
}

extension PromiseStatusWord {
  fileprivate init(_ status: PromiseStatus) {
    switch status {
    case .holds: self = .holds
    case .open: self = .open
    case .broken: self = .broken
    }
  }
}
