// Knows the end of a race with entries of several slots, under each kernel.

import Explorer
import RaceSupport
import Testing

@testable import Shmem

/// A race with such entries, and what must come of it under each kernel.
///
/// The races and their ends are facts from another model and from runs of real kernels: a truncation of 6.12.117 and
/// 7.3.4 that never returns was seen on both.
struct LargeEntryRace: Sendable, CustomTestStringConvertible {
  /// The end of a race.
  enum End: Sendable, Equatable {
    case holds
    case breaks(Promise)
    case goesRound(SchedulePromise)
  }

  let name: String
  let file: String
  var call = PunchCall.fallocate
  var tasks = ""
  var set = ""
  /// The ends under the kernels, in their order.
  let ends: [End]

  static let kernels: [Kernel] = [
    .v6_6, .v6_12_0, .v6_12_69, .v6_12_70, .v6_12_95, .v6_12_118, .v6_14, .v6_18_0, .v7_3_4,
    .v7_3_4November, .proposal2025,
  ]

  var testDescription: String { name }

  func scenario(_ kernel: Kernel, set more: String = "", mapShift: Int = 3) throws -> Scenario {
    try Scenario(kernel, file, tasks: tasks, mapShift: mapShift, call: call, set: "\(set) \(more)")
  }
}

extension Scenario {
  /// Expects of a small race that a search with every reduction and one without any find what a plain walk finds.
  ///
  /// - Parameters:
  ///   - place: the one step at which tasks may wait for something that never comes; nil if none may.
  ///   - sourceLocation: the place of the test.
  /// - Throws: a `ScenarioError` if the race cannot be checked.
  func expectSameEndOfEveryWalk(
    waitingAt place: StepID? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let walk = Walk(self)
    let stuck = walk.stuck.filter { place == nil || $0.id != place }
    #expect(stuck.isEmpty, sourceLocation: sourceLocation)
    let broken = Promise.allCases.filter { walk.shortestBreaches[$0] != nil }
    for reductions in [Reductions.all, []] {
      switch try end(reductions) {
      case .breaks(let promise):
        #expect(broken.contains(promise), sourceLocation: sourceLocation)
      case .holds, .goesRound: #expect(broken.isEmpty, sourceLocation: sourceLocation)
      case nil: Issue.record("the search was given up", sourceLocation: sourceLocation)
      }
    }
  }

  /// Finds the end of a race; nil if the search was given up.
  func end(_ reductions: Reductions = .all) throws -> LargeEntryRace.End? {
    let check = try Check(
      self,
      judging: Promise.allCases,
      andSchedulesBy: SchedulePromise.allCases,
      reductions: reductions
    )
    switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
    case .holds: return .holds
    case .violated(let broken, _): return .breaks(broken.promise)
    case .endless(let call): return .goesRound(call.promise)
    case .unknown: return nil
    }
  }
}
