// Knows a step as a statement of the kernel with the operands of the moment.

package import Shmem

extension Snapshot {
  /// Returns the statement that a task runs when it takes a step now: `lock_page(P3)`.
  package func statement(of stepID: StepID, for task: TaskID) -> String {
    guard let words = effect(of: stepID, of: task)?.words else { return "done" }
    let statement = words.statement(in: StepContext(snapshot: self, task: task))
    return scenario.kernel.naming(statement)
  }

  /// Returns what a step that a task can take next does; if the task picks a page, what it does on the first one.
  private func effect(of stepID: StepID, of task: TaskID) -> TaskEffect<SharedStorage.Batch>? {
    let start = scenario[task].index ?? PageIndex(0)
    let step = Step(task: task, id: stepID, pick: start)
    return machine.transition(for: step, in: scenario)?.effect
      ?? machine.next(of: task, startingAt: start, in: scenario).transition?.effect
  }
}
