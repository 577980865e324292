// Knows which steps a press has gone past, and which of them share an item in a list of steps.

package import Shmem

/// Steps of one task that follow each other and are passed over together.
package struct PassedSteps: Hashable, Sendable {
  /// The task.
  package let task: TaskID
  /// The first step.
  package let first: StepID
  /// The last step, which may be the first one.
  package internal(set) var last: StepID

  /// The ids as an item of a list of steps: `P1..P4`.
  package var item: String { written(between: "..") }

  /// The ids in a sentence: `P1 to P4`.
  fileprivate var words: String { written(between: " to ") }

  private func written(between sign: String) -> String {
    first == last ? first.rawValue : first.rawValue + sign + last.rawValue
  }
}

extension Play {
  /// Returns the steps at points of the script, those of one task in a row together.
  package func passedSteps(at positions: Range<Int>) -> [PassedSteps] {
    guard let scriptPath else { return [] }
    var runs: [PassedSteps] = []
    for position in positions {
      guard case .step(let step) = timeline.action(of: scriptPath.points[position].moment) else {
        continue
      }
      if let last = runs.last, last.task == step.task {
        runs[runs.count - 1].last = step.id
      } else {
        runs.append(PassedSteps(task: step.task, first: step.id, last: step.id))
      }
    }
    return runs
  }

  /// The sentence about the steps that are passed over on the way to this point of the script; nil if there are none.
  package var passedWords: String? {
    guard let scriptPath, scriptPath.position > 1, !isPassedOver(scriptPath.position) else {
      return nil
    }
    let end = scriptPath.position
    var start = end
    while start > 1, end - start < 64, isPassedOver(start - 1) { start -= 1 }
    let runs = passedSteps(at: start..<end)
    guard let run = runs.first else { return nil }
    guard runs.count == 1 else {
      let parts = runs.map { "\($0.words) of \(snapshot.name(of: $0.task))" }
      return parts.joined(separator: ", ") + ": no slot changes."
    }
    let name = snapshot.name(of: run.task)
    guard let before = timeline.parent(of: scriptPath.points[start].moment),
      run.task == .puncher, timeline[before].snapshot.machine.file.phase == .before
    else { return "\(run.words): \(name) goes on, and no slot changes." }
    let mustGo = timeline[scriptPath.points[end - 1].moment].snapshot.machine.file.phase == .during
    return "\(run.words): \(name) prepares, and no slot changes."
      + (mustGo ? " From now on the old data in the hole must go." : "")
  }
}
