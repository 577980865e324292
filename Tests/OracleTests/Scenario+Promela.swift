// Knows how to write a scenario as definitions for the model in Tests/Oracle.

import RaceSupport
import Shmem

extension Scenario {
  private static let kindsOfTheModel: Set<TaskKind> = [
    .punch, .read, .faultRead, .faultWrite, .reclaim,
  ]

  /// The definitions that make the model this scenario.
  ///
  /// - Throws: a `NotationError` if the model has no words for it.
  func promela() throws -> [String] {
    guard filePages <= 3, !hole.cutsPageBefore, !hole.cutsPageAfter, hole.count > 0 else {
      throw NotationError.unreadable("\(slots) \(hole)")
    }
    guard call == .fallocate else { throw NotationError.unreadable("\(call)") }
    guard rules.guards == kernel.rules.guards else {
      throw NotationError.unreadable("\(rules.guards)")
    }
    let others = tasks.filter { !Self.kindsOfTheModel.contains($0.kind) }
    guard others.isEmpty else { throw NotationError.unreadable("\(others)") }
    let starts = (0..<filePages).map { page in
      "START_\(page)=\(start(at: PageIndex(page)).rawValue.uppercased())"
    }
    var definitions = ["SLOTS=\(filePages)", "HOLE_START=\(hole.first)", "HOLE_END=\(hole.end)"]
    definitions += starts
    definitions += try promela("READ", "READERS", of: [.read])
    definitions += try promela("FAULT", "FAULTS", of: [.faultRead, .faultWrite])
    definitions += try promela("RECLAIM", "RECLAIMS", of: [.reclaim])
    return try definitions + rules.promela()
  }

  /// How many tasks there are of these kinds, and on which page all of them work.
  private func promela(
    _ place: String,
    _ number: String,
    of kinds: [TaskKind]
  ) throws -> [String] {
    let specs = tasks.filter { kinds.contains($0.kind) }
    guard let first = specs.first else { return ["\(number)=0"] }
    guard specs.allSatisfy({ $0 == first }), first.options.isEmpty else {
      throw NotationError.unreadable("\(specs)")
    }
    let page = first.index.map { "\($0)" } ?? "ANY"
    let stores = first.kind == .faultWrite ? 1 : 0
    return ["\(number)=\(specs.count)", "\(place)_AT=\(page)"]
      + (place == "FAULT" ? ["FAULT_STORES=\(stores)"] : [])
  }
}

extension Rules {
  fileprivate func promela() throws -> [String] {
    guard waitState == .uninterruptible else { throw NotationError.unreadable("\(waitState)") }
    let gate =
      switch faultGate {
      case .none: false
      case .waitQueue: true
      case .inodeMutex: throw NotationError.unreadable("\(faultGate)")
      }
    let retry =
      switch swapRetry {
      case .off: 0
      case .first: 1
      case .second: 2
      }
    return [
      ("FIRST_PASS", firstPass), ("RESCAN", rescan), ("PAGE_RETRY", pageRetry), ("GATE", gate),
    ].map { name, isOn in "\(name)=\(isOn ? 1 : 0)" } + ["SWAP_RETRY=\(retry)"]
  }
}
