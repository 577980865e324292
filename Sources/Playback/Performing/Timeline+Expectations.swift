// Knows whether a claim about a race is true, and what to say if it is not.

import Script
public import Shmem

extension Timeline {
  /// What speaks against an expectation now, in words; none if it is met.
  func objection(to expectation: Expectation) -> String? {
    let situation = now.situation
    switch expectation {
    case .slot(let index, let wanted): return objection(to: wanted, at: index)
    case .batch(let wanted):
      let batch = situation.batch
      return batch == wanted ? nil : "batch \(list(batch.map(\.words)))"
    case .lost(let pages): return objection(to: pages, found: lost, word: "lost")
    case .tolerated(let pages):
      return objection(to: pages, found: situation.tolerated, word: "tolerated")
    case .retries(let wanted): return retries == wanted ? nil : "retries \(retries)"
    case .gathers(let wanted): return gathers == wanted ? nil : "gathers \(gathers)"
    case .promise(let promise, let wanted):
      let found = StandingWord(situation.standing(of: promise))
      return found == wanted ? nil : "\(promise.rawValue) \(found.rawValue)"
    case .next(let name, let row):
      return objection(to: name) { $0 == .ready(row) }
    case .waits(let name, let row):
      return objection(to: name) { outlook in
        guard case .waits(row, _) = outlook else { return false }
        return true
      }
    case .finished(let name): return objection(to: name) { $0 == .finished }
    case .owed(let pages): return objection(to: pages, found: situation.obligations, word: "owed")
    case .holds, .violated, .schedule, .loop, .difference:
      preconditionFailure(
        "what is claimed of a check or of another race is not claimed of a moment"
      )
    }
  }

  /// The pages whose old data can still be reached, once the punch is over.
  public var lost: PageSet {
    let situation = now.situation
    guard situation.machine.file.phase == .after else { return [] }
    return situation.obligations
  }

  /// How often the second loop has gone back on the way to now.
  public var retries: Int {
    past.dropFirst().count { moment in
      guard let parent = self[moment].parent, self[moment].deed?.task == .puncher,
        self[moment].deed?.row == .p20,
        case .undo(.batch(.goBack, let batch)) = self[parent].situation.puncher,
        batch.loop == .second
      else { return false }
      return true
    }
  }

  /// How often the puncher has gathered on the way to now, in both loops.
  public var gathers: Int {
    past.count { moment in
      guard let deed = self[moment].deed, deed.task == .puncher else { return false }
      return deed.row == .p5 || deed.row == .p14
    }
  }

  private func objection(to wanted: SlotExpectation, at index: PageIndex) -> String? {
    let situation = now.situation
    let birth = situation.machine.content(at: index)?.birth
    let isMet: Bool
    switch (wanted, situation.machine[index]) {
    case (.hole, nil): isMet = true
    case (.page(let age, let owner), .page(let page)):
      let holder = situation.machine[page].lockOwner.map(situation.name)
      isMet = (age == nil || age == birth) && (owner == nil || owner?.rawValue == holder)
    case (.swap(let age), .swap): isMet = age == nil || age == birth
    case (.shadow, .shadow): isMet = true
    case (.hole, _), (.page, _), (.swap, _), (.shadow, _): isMet = false
    }
    return isMet ? nil : "slot \(index) \(situation.words(forSlot: index))"
  }

  private func objection(to name: TaskName, isMet: (Outlook) -> Bool) -> String? {
    let situation = now.situation
    guard let task = situation.scenario.task(named: name.rawValue) else {
      return "no task '\(name)'"
    }
    let outlook = situation.outlook(of: task)
    guard !isMet(outlook) else { return nil }
    switch outlook {
    case .ready(let row): return "\(name) next \(row.rawValue)"
    case .waits(let row, _): return "\(name) waits \(row.rawValue)"
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

extension Deed {
  /// Who took the step, if the deed is one.
  var task: TaskID? {
    switch self {
    case .step(let step): step.task
    case .injection: nil
    }
  }

  /// The row, if the deed is a step.
  var row: Row? {
    switch self {
    case .step(let step): step.row
    case .injection: nil
    }
  }
}

extension Situation {
  /// The entries of the puncher's batch; empty where there is none.
  var batch: [Gathered] {
    guard let cursor = puncher.cursor else { return [] }
    return (0..<cursor.batch.count).map { cursor.batch[$0] }
  }

  /// What a slot holds, in the words of an expectation.
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

extension StandingWord {
  fileprivate init(_ standing: Standing) {
    switch standing {
    case .holds: self = .holds
    case .open: self = .open
    case .broken: self = .broken
    }
  }
}
