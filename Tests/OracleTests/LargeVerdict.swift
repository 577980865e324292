// Knows the verdict on a race with entries of an order, from Spin, from our own walk and from the checker.

import Explorer
import RaceSupport
import Shmem

/// The promises that a race with entries of an order can break.
enum LargeBreach: String, CaseIterable {
  /// Old data can be reached in the hole after the punch.
  case old
  /// Data outside the hole is gone.
  case lost
  /// A slot names a swap slot that has been freed, or the counts do not add up at the end.
  case counts
  /// Something is left after the end of the file.
  case behind

  /// The same promise of our own model.
  var promise: Promise {
    switch self {
    case .old: .oldDataGone
    case .lost: .outsideUntouched
    case .counts: .countsBalance
    case .behind: .truncateLeavesNothing
    }
  }
}

/// The result of a search through every schedule of a race with entries of an order.
enum LargeVerdict: Equatable, CustomStringConvertible {
  /// No promise can be broken.
  case holds
  /// Some states break promises, all of these.
  case breaks([LargeBreach])
  /// No state breaks a promise, but a punch or a truncate can go round for ever.
  case endless
  /// Something else is wrong, or not everything was searched.
  case broken(String)

  /// The words for it in a table.
  var description: String {
    switch self {
    case .holds: "holds"
    case .breaks(let breaches): breaches.map(\.rawValue).joined(separator: "+")
    case .endless: "endless"
    case .broken(let message): message
    }
  }

  /// The verdict in a table or, if something else is wrong, all that Spin complains of, without the place.
  var complaint: String {
    guard case .broken(let output) = self else { return description }
    let complaints = output.matches(of: /(?m)^pan:1: (.+) \(at depth \d+\)/)
      .map { String($0.output.1) }
    return complaints.isEmpty ? output : Set(complaints).sorted().joined(separator: "; ")
  }

  /// Judges what Spin has written in its two runs.
  ///
  /// Whether a walk goes round is asked only where no promise is broken, as the checker does: a race in which swap slots
  /// are freed in use may well go round afterwards.
  init(reading output: String) {
    let breaches = LargeBreach.allCases.filter { output.contains("broken: \($0.rawValue)\n") }
    let searches = output.ranges(of: "Full statespace search").count
    let errors = output.split(separator: "\n").filter { $0.hasPrefix("pan:1:") }
    let isEndless = errors.contains { $0.contains("acceptance cycle") }
    let others = errors.filter { !$0.contains("acceptance cycle") }
    guard others.isEmpty, searches == 2, !output.contains("max search depth too small") else {
      self = .broken(output)
      return
    }
    self = LargeVerdict(breaches) ?? (isEndless ? .endless : .holds)
  }

  private init?(_ breaches: [LargeBreach]) {
    guard !breaches.isEmpty else { return nil }
    self = .breaks(breaches)
  }

  /// Judges a race by a plain walk through all its states, and looks for loops in all of them.
  ///
  /// - Throws: a `CheckError` if the race is too large.
  init(walkingThrough scenario: Scenario) throws {
    let walk = Walk(scenario)
    let breaches = LargeBreach.allCases.filter { walk.shortestBreaches[$0.promise] != nil }
    let others = Set(walk.shortestBreaches.keys).subtracting(LargeBreach.allCases.map(\.promise))
    // A pin that has not found its page is not in the middle of anything.
    let stuck = walk.stuck.filter {
      if case .waits(.g1, _) = $0 { false } else { true }
    }
    guard others.isEmpty, stuck.isEmpty, walk.ownerless.isEmpty || breaches.contains(.counts) else {
      self = .broken("\(others) \(stuck) \(walk.ownerless)")
      return
    }
    self = try LargeVerdict(breaches) ?? LargeVerdict(loopsOf: scenario, [])
  }

  /// Judges a race by the checker with all its reductions, one promise at a time.
  ///
  /// - Throws: a `CheckError` if the race is too large.
  init(checking scenario: Scenario) throws {
    let breaches = try LargeBreach.allCases.filter {
      switch try Self.verdict(on: [$0.promise], [], of: scenario, .all) {
      case .violated: true
      case .holds, .endless, .unknown: false
      }
    }
    let others = Promise.allCases.filter { promise in
      !LargeBreach.allCases.contains { $0.promise == promise }
    }
    guard case .holds = try Self.verdict(on: others, [], of: scenario, .all) else {
      self = .broken("one of \(others)")
      return
    }
    self = try LargeVerdict(breaches) ?? LargeVerdict(loopsOf: scenario, .all)
  }

  private init(loopsOf scenario: Scenario, _ reductions: Reductions) throws {
    switch try Self.verdict(on: [], [.punchEnds, .truncateEnds], of: scenario, reductions) {
    case .holds: self = .holds
    case .endless(let call) where !call.isBlocked: self = .endless
    case .endless, .violated, .unknown: self = .broken("a call is blocked, or no answer")
    }
  }

  private static func verdict(
    on promises: [Promise],
    _ calls: [SchedulePromise],
    of scenario: Scenario,
    _ reductions: Reductions
  ) throws -> Check.Verdict {
    let check = try Check(
      scenario,
      judging: promises,
      andSchedulesBy: calls,
      reductions: reductions
    )
    return check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict
  }
}
