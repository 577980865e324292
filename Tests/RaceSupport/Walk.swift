// Knows how to visit every state of a small race in the plainest way.

package import Shmem

/// The result of a walk through every state of a scenario.
///
/// This is an oracle and stays as plain as can be: a set of whole states, a queue, no
/// reduction of any kind.
package struct Walk {
  /// The number of different states, the first among them.
  package private(set) var stateCount = 0
  /// For each promise that can be broken, the first schedule, among the shortest, that breaks it.
  package private(set) var shortestBreaches: [Promise: [Step]] = [:]
  /// Promises other than `oldDataGone` that a state broke.
  package private(set) var otherBreaches: [Breach] = []
  /// The rows that were taken.
  package private(set) var stepIDs: Set<StepID> = []
  /// The readiness of tasks that no other task can free, though they are in the middle of something.
  package private(set) var stuck: [Readiness] = []
  /// The swap slots that are in use at the end of a schedule although their count is 0.
  package private(set) var ownerless: [SwapEntry] = []

  /// Visits every state.
  ///
  /// - Parameters:
  ///   - scenario: the model.
  ///   - visit: a function that is called with each state.
  package init(_ scenario: Scenario, visit: (Machine<FlatStorage>) -> Void = { _ in }) {
    let picks = (0..<scenario.filePages).map { PageIndex($0) }
    let start = Machine<FlatStorage>(scenario)
    var seen: Set = [start]
    var queue = [start]
    var arrivals: [(from: Int, by: Step)?] = [nil]
    while stateCount < queue.count {
      let machine = queue[stateCount]
      visit(machine)
      judge(machine, number: stateCount, arrivals, in: scenario)
      let steps = machine.enabledSteps(picking: picks, in: scenario)
      if steps.isEmpty { judgeEnd(machine, in: scenario) }
      for step in steps {
        var next = machine
        next.apply(step, in: scenario)
        stepIDs.insert(step.id)
        guard seen.insert(next).inserted else { continue }
        queue.append(next)
        arrivals.append((stateCount, step))
      }
      stateCount += 1
    }
  }

  /// The schedule that loses the race in the fewest steps: the punch is over, old data is not.
  package var shortestLoss: [Step]? { shortestBreaches[.oldDataGone] }

  /// Returns the shortest loss, a line for every change of task; `none` if nothing is lost.
  package func shortestLossText(in scenario: Scenario) -> String {
    text(of: shortestLoss, in: scenario)
  }

  /// Returns the shortest breach of a promise, a line for every change of task; `none` if it always holds.
  package func shortestBreachText(of promise: Promise, in scenario: Scenario) -> String {
    text(of: shortestBreaches[promise], in: scenario)
  }

  private func text(of schedule: [Step]?, in scenario: Scenario) -> String {
    guard let schedule else { return "none" }
    var lines: [String] = []
    var last: TaskID?
    for step in schedule {
      if step.task == last {
        lines[lines.count - 1] += " \(step.id.rawValue)"
      } else {
        lines.append("\(scenario.name(of: step.task)) \(step.id.rawValue)")
      }
      last = step.task
    }
    return lines.joined(separator: "\n")
  }

  private mutating func judge(
    _ machine: Machine<FlatStorage>,
    number: Int,
    _ arrivals: [(from: Int, by: Step)?],
    in scenario: Scenario
  ) {
    for promise in Promise.allCases {
      guard case .broken(let breach) = machine.status(of: promise, in: scenario) else { continue }
      if promise != .oldDataGone { otherBreaches.append(breach) }
      guard shortestBreaches[promise] == nil else { continue }
      var steps: [Step] = []
      var arrival = arrivals[number]
      while let (from, step) = arrival {
        steps.append(step)
        arrival = arrivals[from]
      }
      shortestBreaches[promise] = steps.reversed()
    }
  }

  private mutating func judgeEnd(_ machine: Machine<FlatStorage>, in scenario: Scenario) {
    for task in machine.tasks {
      let readiness = machine.readiness(of: task, in: scenario)
      // A reclaim that has not found its page yet is not in the middle of anything.
      guard case .waits(let id, _) = readiness, id != .c1 else { continue }
      stuck.append(readiness)
    }
    var from = SwapEntry(0)
    while let swap = machine.storage.swapInUse(from: from) {
      if machine[swap].count == 0 { ownerless.append(swap) }
      from = SwapEntry(swap.offset + 1)
    }
  }
}
