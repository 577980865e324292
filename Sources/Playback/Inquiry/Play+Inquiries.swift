// Knows which inquiries a race needs, and how it uses their answers.

import Explorer
package import Shmem

extension Snapshot {
  /// True if the race is small enough for the checker.
  var canBeChecked: Bool { FlatStorage.canHold(scenario) }

  /// True if a promise is broken now.
  package var isBroken: Bool { Promise.allCases.contains { status(of: $0).isBroken } }

  /// Returns true if the action since `before` has ended the punch or broken a promise.
  func isTurningPoint(after before: Snapshot) -> Bool {
    if machine.file.phase == .after, before.machine.file.phase != .after { return true }
    return Promise.allCases.contains {
      status(of: $0).isBroken && !before.status(of: $0).isBroken
    }
  }

  /// The message about a race that is too large to check, where `%` shows the odds instead.
  static let tooLargeWords =
    "Too large to check: at most \(FlatStorage.slotLimit) pages and \(FlatStorage.taskLimit) tasks. "
    + "% shows the odds."

  /// The message about a race that is too large to check, where no key shows the odds.
  package static let tooLargeToCheckWords =
    "a race to be checked has at most \(FlatStorage.slotLimit) pages and \(FlatStorage.taskLimit) "
    + "tasks, the punch included; fewer tasks where pages take several slots"
}

extension Play {
  /// Returns the consequence of a step, or nil where no hint is shown.
  ///
  /// No hint is shown while hints are off, in prediction mode, where it would help to guess, and
  /// once a promise is broken.
  package func reachability(of step: Step) -> StepReachability? {
    guard let marks = inquiries.reachabilityMarks, !predicts, !snapshot.isBroken else {
      return nil
    }
    guard snapshot.canBeChecked else { return .unknown }
    var next = snapshot.machine
    next.apply(step, in: snapshot.scenario)
    guard let reachability = marks.reachability, reachability.scenario == snapshot.scenario,
      let reachability = reachability.reachability(of: next)
    else { return .pending }
    return switch reachability {
    case .safe: .safe
    case .atRisk(let steps, let isShortest): .atRisk(steps: steps + 1, isSoonest: isShortest)
    case .doomed(let steps): .doomed(steps: steps + 1)
    case .unknown: .unknown
    }
  }

  /// True if hints are on and need another analysis, one that starts at the current state.
  var wantsReachability: Bool {
    guard let marks = inquiries.reachabilityMarks, snapshot.canBeChecked, !snapshot.isBroken
    else {
      return false
    }
    guard let reachability = marks.reachability, reachability.scenario == snapshot.scenario
    else {
      return true
    }
    return switch reachability.reachability(of: snapshot.machine) {
    // A reachability analysis that met its limit may reach further when it starts from here.
    case nil, .unknown: !reachability.starts(at: snapshot.machine)
    case .safe, .atRisk, .doomed: false
    }
  }

  /// Makes the schedule that a check has found the path forward, and goes to where it starts.
  ///
  /// The path that was taken before stays in the time line as a branch.
  mutating func loadSchedule() -> Message? {
    guard let check, let schedule = check.schedule else {
      return .note("There is no schedule to load; x looks for one from here.")
    }
    let branches = timeline.branches.count
    playhead.leaveScript(for: schedule, from: check.moment, roundLength: check.roundLength)
    inquiries.check = nil
    let steps = schedule.count == 1 ? "its one step" : "its \(schedule.count) steps"
    let isBranch = timeline.branches.count > branches
    let rest = isBranch ? "; the steps taken before stay as a branch." : "."
    return .note("Space takes \(steps)\(rest)")
  }
}
