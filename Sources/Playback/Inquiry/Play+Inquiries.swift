// Knows what a race asks to be found out, and what it does with the answers.

import Explorer
public import Shmem

extension Situation {
  /// Whether every schedule from here can be looked at.
  var canBeChecked: Bool { FlatStorage.canHold(scenario) }

  /// Whether a promise is broken now.
  public var isBroken: Bool { Promise.allCases.contains { standing(of: $0).isBroken } }

  /// Whether the punch is over now and was not before, or a promise is broken now that was not.
  func isTurningPoint(after before: Situation) -> Bool {
    if machine.file.phase == .after, before.machine.file.phase != .after { return true }
    return Promise.allCases.contains {
      standing(of: $0).isBroken && !before.standing(of: $0).isBroken
    }
  }

  /// Why it cannot be looked at, if it cannot.
  static let tooLargeWords =
    "Too large to check: at most \(FlatStorage.slotLimit) pages and \(FlatStorage.taskLimit) tasks. "
    + "% tells the odds."

  /// The same, where nobody can ask for the odds.
  public static let tooLargeToCheckWords =
    "a race to be checked has at most \(FlatStorage.slotLimit) pages and \(FlatStorage.taskLimit) "
    + "tasks, the punch among them"
}

extension Play {
  /// What a step leads to; nothing while hints are off or would help to guess, or where a promise is
  /// broken already.
  public func hint(of step: Step) -> Hint? {
    guard let hints, prediction == nil, !situation.isBroken else { return nil }
    guard situation.canBeChecked else { return .unknown }
    var next = situation.machine
    next.apply(step, in: situation.scenario)
    guard let forecast = hints.forecast, forecast.scenario == situation.scenario,
      let prospect = forecast.prospect(of: next)
    else { return .pending }
    return switch prospect {
    case .safe: .safe
    case .atRisk(let steps, let isShortest): .atRisk(steps: steps + 1, isSoonest: isShortest)
    case .doomed(let steps): .doomed(steps: steps + 1)
    case .unknown: .unknown
    }
  }

  /// The state from which hints have to be found out anew, if they are wanted and not known here.
  var wantsForecast: Bool {
    guard let hints, situation.canBeChecked, !situation.isBroken else { return false }
    guard let forecast = hints.forecast, forecast.scenario == situation.scenario else {
      return true
    }
    return switch forecast.prospect(of: situation.machine) {
    // What a limit kept unknown from farther away may be known from here.
    case nil, .unknown: !forecast.starts(at: situation.machine)
    case .safe, .atRisk, .doomed: false
    }
  }

  /// Makes the schedule that a check found the way forward from the moment it is about.
  ///
  /// Nothing is lost: the way that was taken before stays as a branch.
  mutating func loadSchedule() -> Message? {
    guard let check, let schedule = check.schedule else {
      return .note("There is no schedule to load; x looks for one from here.")
    }
    timeline.jump(to: check.moment)
    let branches = timeline.branches.count
    for step in schedule {
      let isPlayed = timeline.perform(.step(step))
      precondition(isPlayed, "what a check found can be played")
    }
    if let length = check.roundLength { timeline.tellRound(of: length) }
    let end = timeline.current
    timeline.jump(to: check.moment)
    timeline.restoreWay(to: end)
    telling?.leave()
    self.check = nil
    let steps = schedule.count == 1 ? "its one step" : "its \(schedule.count) steps"
    let isBranch = timeline.branches.count > branches
    return .note("Space takes \(steps)" + (isBranch ? "; the old way stays as a branch." : "."))
  }
}
