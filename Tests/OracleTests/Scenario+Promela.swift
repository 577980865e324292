// Knows how to write a scenario as definitions for the model in Tests/Oracle.

import RaceSupport
import Shmem

extension Scenario {
  /// The definitions that make the model this scenario.
  ///
  /// They give a scenario of the model: the words are turned back into a scenario, and where that
  /// is not the one to be written, something in it has no words.
  ///
  /// - Throws: a `NotationError` if the model has no words for it.
  func promela() throws -> [String] {
    guard (1...3).contains(filePages) else { throw NotationError.unreadable("\(slots)") }
    let known = try? Scenario(
      kernel: kernel,
      rules: rules.known(),
      slots: slots,
      hole: Hole(first: hole.first, end: hole.end, cutsPageBefore: false, cutsPageAfter: false),
      tasks: tasks.dropFirst().compactMap(\.known),
      batchLimit: 14,
      mapShift: mapShift
    )
    guard known == self else { throw NotationError.unreadable("\(self)") }
    let starts = (0..<filePages).map { page in
      "START_\(page)=\(start(at: PageIndex(page)).rawValue.uppercased())"
    }
    var definitions = ["SLOTS=\(filePages)", "HOLE_START=\(hole.first)", "HOLE_END=\(hole.end)"]
    definitions += starts
    definitions += try promela("READ", "READERS", of: [.read])
    definitions += try promela("FAULT", "FAULTS", of: [.faultRead, .faultWrite])
    definitions += try promela("RECLAIM", "RECLAIMS", of: [.reclaim])
    return definitions + rules.promela
  }

  /// The number of tasks of these kinds, and the page on which all of them work.
  private func promela(
    _ place: String,
    _ number: String,
    of kinds: [TaskKind]
  ) throws -> [String] {
    let specs = tasks.filter { kinds.contains($0.kind) }
    guard let first = specs.first else { return ["\(number)=0"] }
    guard specs.allSatisfy({ $0 == first }) else { throw NotationError.unreadable("\(specs)") }
    let page = first.index.map { "\($0)" } ?? "ANY"
    let stores = first.kind == .faultWrite ? 1 : 0
    return ["\(number)=\(specs.count)", "\(place)_AT=\(page)"]
      + (place == "FAULT" ? ["FAULT_STORES=\(stores)"] : [])
  }
}

extension TaskSpec {
  /// The task as far as the model knows it: its kind and its page.
  fileprivate var known: TaskSpec? {
    switch kind {
    case .read, .faultRead, .faultWrite, .reclaim: TaskSpec(kind: kind, index: index, loops: false)
    case .punch, .splice, .write, .truncate, .preallocate, .evict, .swapoff, .pin, .readahead,
      .invalidate, .collapse:
      nil
    }
  }
}

extension Rules {
  /// The rules as far as the model knows them.
  ///
  /// The end of a failed preallocation does not matter to it, as it has none; nor is how a fault
  /// leaves the wait queue, which is no memory in that model and cannot be gone.
  fileprivate func known() -> Rules {
    var known = Rules()
    known.firstPass = firstPass
    known.rescan = rescan
    known.pastEnd = pastEnd == .stop ? .stop : .crawl
    known.swapRetry = swapRetry
    known.pageRetry = pageRetry
    known.faultGate = faultGate
    known.wakeFunction = wakeFunction
    known.unfallocEnd = unfallocEnd
    return known
  }

  fileprivate var promela: [String] {
    let gate =
      switch faultGate {
      case .none: 0
      case .waitQueue: 1
      case .inodeMutex: 2
      }
    let retry =
      switch swapRetry {
      case .off: 0
      case .first: 1
      case .second: 2
      }
    let switches = [
      ("FIRST_PASS", firstPass), ("RESCAN", rescan), ("STOP", pastEnd == .stop),
      ("PAGE_RETRY", pageRetry),
    ]
    return switches.map { name, isOn in "\(name)=\(isOn ? 1 : 0)" } + [
      "GATE=\(gate)", "SWAP_RETRY=\(retry)",
    ]
  }
}
