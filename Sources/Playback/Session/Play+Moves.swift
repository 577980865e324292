// Knows the moves of a race: what each task can do next, and the number that belongs to it.

package import Shmem

/// A step that a task can take now, or the reason why it cannot.
package struct Move: Hashable, Sendable {
  /// The task.
  package let task: TaskID
  /// The step that comes next.
  package let stepID: StepID
  /// The step; nil if it is not enabled.
  package let step: Step?
  /// The reason why the step is not enabled; nil if it is.
  package let reason: WaitReason?
  /// The number by which the step is taken, counted from 1.
  ///
  /// It belongs to the task and stays the same while the task waits; no other task ever gets it.
  package let number: Int

  /// The key that takes the step: a digit, or `-` where there is none.
  package var key: String { Play.key(ofMove: number) }
}

extension Play {
  /// The move of every task that has not finished, in task order, then the stray wake-ups.
  package var moves: [Move] { snapshot.machine.tasks.compactMap(move) + strayWakeUps }

  /// Returns the number of the moves of a task.
  package func moveNumber(of task: TaskID) -> Int { Int(task.rawValue) + 1 }

  /// Returns the key that takes the move with a number: a digit, or `-` where there is none.
  package static func key(ofMove number: Int) -> String { number > 9 ? "-" : "\(number)" }

  /// The moves by which something other than the punch wakes a sleeping fault.
  ///
  /// Their numbers come after those of the tasks, one for each task that can sleep so.
  private var strayWakeUps: [Move] {
    let machine = snapshot.machine
    let faults = machine.tasks.filter { machine[$0].faulter != nil }
    let tasks = machine.tasks.count
    return faults.enumerated().compactMap { place, task in
      machine.strayWakeUp(of: task, in: snapshot.scenario).map {
        let step = Step(task: task, id: $0.id, pick: nil)
        return Move(
          task: task,
          stepID: step.id,
          step: step,
          reason: nil,
          number: tasks + place + 1
        )
      }
    }
  }

  private func move(of task: TaskID) -> Move? {
    let number = moveNumber(of: task)
    return switch snapshot.stepChoice(of: task, picking: selected, wanting: nil) {
    case .ready(let step):
      Move(task: task, stepID: step.id, step: step, reason: nil, number: number)
    case .waits(let stepID, let reason):
      Move(task: task, stepID: stepID, step: nil, reason: reason, number: number)
    case .needsPage, .finished: nil
    }
  }

  /// Returns the message that a move cannot be taken now, with the reason.
  func refusal(ofMove number: Int) -> Message {
    if let move = moves.first(where: { $0.number == number }), let reason = move.reason {
      return .problem("\(snapshot.name(of: move.task)) \(snapshot.describe(reason)).")
    }
    guard let task = snapshot.machine.tasks.first(where: { moveNumber(of: $0) == number }),
      snapshot.readiness(of: task) == .finished
    else { return .problem("There is no move \(number) now.") }
    return .problem("\(snapshot.name(of: task)) has finished.")
  }
}
