// Knows what to ask about a step before it is taken.

import Shmem

/// A question about a step that has not been taken.
///
/// It is put together from the snapshot before the step and from nothing else, so that it cannot give
/// away what only the step decides.
struct PredictionQuestion {
  let snapshot: Snapshot
  let step: Step

  init(_ snapshot: Snapshot, _ step: Step) {
    self.snapshot = snapshot
    self.step = step
  }

  /// The question, one or two sentences.
  var question: String {
    let transition = snapshot.machine.transition(for: step, in: snapshot.scenario)
    guard let words = transition?.effect.words else { return "What is left for it to do?" }
    let question = words.question(in: StepContext(snapshot: snapshot, task: step.task))
    return snapshot.scenario.kernel.naming(question)
  }

  /// The outcomes that the step can have; nil for a step that decides nothing.
  var outcomes: StepOutcomes? {
    let transition = snapshot.machine.transition(for: step, in: snapshot.scenario)
    let context = StepContext(snapshot: snapshot, task: step.task)
    guard let outcomes = transition?.effect.words.outcomes(in: context) else { return nil }
    let kernel = snapshot.scenario.kernel
    return StepOutcomes(outcomes.texts.map(kernel.naming), right: outcomes.right)
  }
}
