// Knows the words about a step, and puts them together.

package import Shmem

/// The words about a step, or about a task that joins.
package struct Narration: Hashable, Sendable {
  /// The task that took the step; nil if a task joins.
  package var task: TaskID?
  /// The step that was taken; nil if a task joins.
  package var stepID: StepID?
  /// The event in one sentence.
  package var sentence: String
  /// The event in as few words as tell it, for places that have no room for the sentence.
  package var brief: String
  /// The consequences of the event, the most important first.
  package var consequences: [Consequence]

  /// The sentence and the consequences as one text.
  package var text: String { ([sentence] + consequences.map(\.words)).joined(separator: " ") }

  /// The event and its consequences in as few words as tell them; the picture of the tree tells of its nodes.
  package var briefText: String {
    let told = consequences.filter { $0.kind != .treeShape }
    return ([brief] + told.map(\.briefWords)).joined(separator: " ")
  }

  /// The step, the sentence and the consequences as one line.
  package var line: String {
    stepID.map { "\($0.rawValue)  \(text)" } ?? text
  }
}

/// Tells what an action did, from the snapshots before and after it and from nothing else.
package struct Narrator {
  let before: Snapshot
  let after: Snapshot

  /// Looks at two snapshots, one action apart.
  package init(before: Snapshot, after: Snapshot) {
    self.before = before
    self.after = after
  }

  /// Returns the narration of an action, with the names that the race's kernel uses.
  package func tell(_ action: Action) -> Narration {
    let kernel = after.scenario.kernel
    var narration = tellAsOf2014(action)
    narration.sentence = kernel.naming(narration.sentence)
    narration.brief = kernel.naming(narration.brief)
    for position in narration.consequences.indices {
      narration.consequences[position].rename(in: kernel)
    }
    return narration
  }

  private func tellAsOf2014(_ action: Action) -> Narration {
    switch action {
    case .injection(let spec):
      let name = after.name(of: after.scenario.lastTask)
      return Narration(
        task: nil,
        stepID: nil,
        sentence: "\(name) joins: \(spec.kind.words.joining(spec)).",
        brief: "\(name) joins.",
        consequences: []
      )
    case .step(let step):
      let sentence = sentence(for: step)
      return Narration(
        task: step.task,
        stepID: step.id,
        sentence: sentence,
        brief: brief(for: step, sentence),
        consequences: consequences(of: step)
      )
    }
  }

  private func sentence(for step: Step) -> String {
    if let oops = after.machine.file.oops { return "The kernel stops: \(oops.words)." }
    let transition = before.machine.transition(for: step, in: before.scenario)
    guard let words = transition?.effect.words else {
      preconditionFailure("a step that is told is the next one of its task")
    }
    return words.sentence(in: StepContext(snapshot: before, task: step.task))
  }

  // MARK: Words

  /// Returns a number with the noun that goes with it.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  func name(_ task: TaskID) -> String { before.name(of: task) }
}
