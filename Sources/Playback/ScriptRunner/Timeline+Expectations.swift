// Knows whether a claim about a race is true, and what to say if it is not.

import Script
package import Shmem

extension Timeline {
  /// Returns the reason for which an expectation is not met at a moment, in words; nil if it is met.
  func objection(to expectation: Expectation, at moment: MomentID) -> String? {
    let snapshot = self[moment].snapshot
    switch expectation {
    case .slot(let index, let wanted): return snapshot.objection(to: wanted, at: index)
    case .pageLock(let page, let wanted): return snapshot.objection(to: wanted, of: page)
    case .batch(let wanted):
      let batch = snapshot.batch
      return batch == wanted ? nil : "batch \(list(batch.map(\.words)))"
    case .leftBehind(let pages):
      return objection(
        to: pages,
        found: snapshot.leftBehind,
        word: ExpectationWord.leftBehind.rawValue
      )
    case .tolerated(let pages):
      return objection(to: pages, found: snapshot.tolerated, word: "tolerated")
    case .retries(let wanted):
      let found = retries(upTo: moment)
      return found == wanted ? nil : "retries \(found)"
    case .gathers(let wanted):
      let found = gathers(upTo: moment)
      return found == wanted ? nil : "gathers \(found)"
    case .promise(let promise, let wanted):
      let found = PromiseStatusWord(snapshot.status(of: promise))
      return found == wanted ? nil : "\(promise.rawValue) \(found.rawValue)"
    case .next(let name, let stepID):
      return snapshot.objection(to: name) { $0 == .ready(stepID) }
    case .waits(let name, let stepID):
      return snapshot.objection(to: name) { readiness in
        guard case .waits(let found, _) = readiness else { return false }
        return stepID == nil || found == stepID
      }
    case .finished(let name): return snapshot.objection(to: name) { $0 == .finished }
    case .owed(let pages): return objection(to: pages, found: snapshot.obligations, word: "owed")
    case .holds, .violated, .schedule, .loop, .difference:
      preconditionFailure(
        "what is claimed of a check or of another race is not claimed of a moment"
      )
    }
  }

  /// The pages whose old data is still in the hole, once the punch is over.
  package var leftBehind: PageSet { now.snapshot.leftBehind }

  /// The number of times that the second loop has gone back on the way to now.
  package var retries: Int { retries(upTo: current) }

  /// The number of gathers of the puncher on the way to now, in both loops.
  package var gathers: Int { gathers(upTo: current) }

  /// Returns the number of times that the second loop has gone back on the way to a moment.
  private func retries(upTo moment: MomentID) -> Int {
    way(to: moment).count { punchEffect(of: $0)?.retryingLoop == .second }
  }

  /// Returns the number of gathers of the puncher on the way to a moment, in both loops.
  private func gathers(upTo moment: MomentID) -> Int {
    way(to: moment).count { punchEffect(of: $0)?.gatheringLoop != nil }
  }

  /// Returns the moments from one back to the start.
  private func way(to moment: MomentID) -> [MomentID] {
    Array(sequence(first: moment, next: parent))
  }

  /// Returns the effect of the step that led to a moment, if it is one of the puncher's in shmem_undo_range().
  func punchEffect(of moment: MomentID) -> UndoEffect<SharedStorage.Batch>? {
    guard let parent = self[moment].parent, case .step(let step) = self[moment].action,
      step.task == .puncher
    else { return nil }
    let before = self[parent].snapshot
    return before.machine.transition(for: step, in: before.scenario)?.effect.undo
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

extension Snapshot {
  /// The pages whose old data can still be reached, once the punch is over.
  var leftBehind: PageSet { machine.file.phase == .after ? obligations : [] }

  fileprivate func objection(to wanted: SlotExpectation, at index: PageIndex) -> String? {
    let birth = machine.content(at: index)?.birth
    let isMet: Bool
    switch (wanted, machine[index]) {
    case (.hole, nil): isMet = true
    case (.data(let age), _): isMet = age == birth
    case (.page(let age, let lock), .page(let page)):
      isMet = (age == nil || age == birth) && fits(lock, page)
    case (.swap(let age), .swap): isMet = age == nil || age == birth
    case (.shadow, .shadow): isMet = true
    case (.hole, _), (.page, _), (.swap, _), (.shadow, _): isMet = false
    }
    return isMet ? nil : "slot \(index) \(words(forSlot: index))"
  }

  fileprivate func objection(to wanted: LockExpectation, of page: PageNumber) -> String? {
    guard !fits(wanted, page) else { return nil }
    let owner = machine[page].lockOwner.map { "locked by \(name(of: $0))" } ?? "unlocked"
    return "\(page) \(owner)"
  }

  private func fits(_ lock: LockExpectation?, _ page: PageNumber) -> Bool {
    let owner = machine[page].lockOwner
    return switch lock {
    case nil: true
    case .locked: owner != nil
    case .lockedBy(let wanted): owner.map(name) == wanted.rawValue
    case .unlocked: owner == nil
    }
  }

  fileprivate func objection(to name: TaskName, isMet: (Readiness) -> Bool) -> String? {
    guard let task = scenario.task(named: name.rawValue) else { return "no task '\(name)'" }
    let readiness = readiness(of: task)
    guard !isMet(readiness) else { return nil }
    switch readiness {
    case .ready(let stepID): return "\(name) next \(stepID.rawValue)"
    case .waits(let stepID, _): return "\(name) waits \(stepID.rawValue)"
    case .picks: return "\(name) not started"
    case .finished: return "\(name) finished"
    }
  }

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
  init(_ status: PromiseStatus) {
    switch status {
    case .holds: self = .holds
    case .open: self = .open
    case .broken: self = .broken
    }
  }
}
