// Knows how the schedule of one race goes in another, and where it no longer fits.

import Script
import Shmem

/// A schedule of one race, played again in another race as far as it fits.
///
/// The same tasks take a step in the same order, each the step that comes next in its new race. A task is the
/// one of the same name.
struct Rerun {
  /// The moments of the new race.
  ///
  /// The current one is the last that fits, if the schedule stops early; else the one with as many steps before it as
  /// the current moment of the old race.
  private(set) var timeline: Timeline
  /// The number of actions that were done again.
  private(set) var count = 0
  /// The number of actions of the schedule.
  let total: Int
  /// The number of the step that does not fit, and the reason; nil if all fit.
  private(set) var misfit: (step: Int, reason: String)?

  /// The longest schedule that is played again while a key waits.
  private static let longest = 2000

  /// Plays the way through now of a race in another one.
  init(of old: Timeline, in scenario: Scenario) {
    timeline = Timeline(scenario)
    let way = old.way(from: .start, to: old.wayEnd)
    total = way.count
    var tasks = old[.start].snapshot.scenario.counterparts(in: scenario)
    var now = MomentID.start
    for moment in way {
      guard let action = old.action(of: moment) else { continue }
      if let reason = Self.follow(action, named: old[moment].snapshot, &timeline, &tasks) {
        misfit = (old.number(of: moment), reason)
        return
      }
      count += 1
      if moment == old.current { now = timeline.current }
      if count == Self.longest, count < total {
        misfit = (old.number(of: moment), "a longer schedule is not played again")
        return
      }
    }
    timeline.jump(to: now)
  }

  /// Does an action of the old race in the new one.
  ///
  /// - Returns: the reason for which it does not fit; nil if it fits.
  private static func follow(
    _ action: Action,
    named old: Snapshot,
    _ timeline: inout Timeline,
    _ tasks: inout [TaskID?]
  ) -> String? {
    let snapshot = timeline.now.snapshot
    switch action {
    case .injection(let spec):
      if let refusal = snapshot.refusal(of: spec) { return refusal.clause }
      guard timeline.perform(action) else { return InjectionRefusal.tooManyTasks.words }
      tasks.append(timeline.now.snapshot.scenario.lastTask)
      return nil
    case .step(let step):
      guard let task = tasks[Int(step.task.rawValue)] else {
        return "there is no \(old.name(of: step.task))"
      }
      let name = snapshot.name(of: task)
      if let page = step.pick, page.rawValue >= snapshot.scenario.filePages {
        return "\(name) works on page \(page), which lies beyond the end of the file"
      }
      switch snapshot.stepChoice(of: task, picking: step.pick, wanting: step.id) {
      case .ready(let own):
        return timeline.perform(.step(own)) ? nil : "\(name) cannot take \(own.id.rawValue)"
      case .waits(_, let reason): return "\(name) \(snapshot.describe(reason))"
      case .finished: return "\(name) has finished"
      case .needsPage: return "\(name) works on any page, and none was chosen"
      }
    }
  }

  /// The message about the schedule in the new race, beside which the old one stands.
  var words: String { "\(fit) F, then o, opens the race before." }

  /// The part of the schedule that fits, in a sentence.
  var fit: String {
    guard let misfit else { return "The whole schedule fits." }
    return
      "The schedule fits for \(count) of \(total) steps and stops before step \(misfit.step): "
      + "\(misfit.reason)."
  }
}

extension Scenario {
  /// Returns for each task the one of the same name in another race; nil where there is none.
  func counterparts(in other: Scenario) -> [TaskID?] {
    taskIDs.map { other.task(named: name(of: $0)) }
  }
}
