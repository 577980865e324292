// Knows what a task can still touch, by what the place of the task says.

extension Scenario {
  /// Returns all that a task can touch from a place on.
  func mayAccess(from current: TaskPlace<FlatStorage.Batch>, of task: TaskID) -> MayAccess {
    let spec = self[task]
    let start = TaskPlace<FlatStorage.Batch>(startOf: spec, in: self)
    // A task that loops can do all again from its start, but it holds only what it holds at its current place.
    let place = spec.loops ? start : current
    var mayAccess = place.ask(MayAccessQuestion(context: AccessContext(scenario: self, task: spec)))
    mayAccess.inHand = current.ask(PagesInHandQuestion(hole: hole))
    return mayAccess
  }
}

private struct MayAccessQuestion: TaskStateQuestion {
  let context: AccessContext

  func answer(for state: some TaskState) -> MayAccess { state.mayAccess(in: context) }
}

private struct PagesInHandQuestion: TaskStateQuestion {
  let hole: Hole

  func answer(for state: some TaskState) -> ResourceSet.Pages { state.pagesInHand(in: hole) }
}

/// A task whose accesses are foreseen, and the race that it takes part in.
struct AccessContext {
  /// The model.
  let scenario: Scenario
  /// The task as the scenario asks for it.
  let task: TaskSpec

  /// The pages that the task may work on before it has started.
  var ownPages: ResourceSet.Pages {
    guard let index = task.index, !task.mapsAround else { return .all }
    return ResourceSet.Pages(index).union(task.buffer.map { ResourceSet.Pages($0) } ?? [])
  }

  /// Returns the pages that the task may work on, once it has chosen one.
  func pages(_ index: PageIndex?) -> ResourceSet.Pages {
    var context = self
    if let index { context = AccessContext(scenario: scenario, task: task.working(on: index)) }
    return context.ownPages
  }
}

extension TaskSpec {
  /// Returns the same task with another page.
  fileprivate func working(on index: PageIndex) -> TaskSpec {
    var task = self
    task.index = index
    return task
  }
}

extension Footprint {
  /// Returns all that can be touched at some pages of the file, and beside them but for locks.
  static func everything(within pages: ResourceSet.Pages) -> Footprint {
    Footprint(reads: [.phase, .size, .calls], writes: .whole(pages))
  }

  /// Returns the resources that are touched to drop a reference to a page that is not in the swap cache.
  static func drop(at pages: ResourceSet.Pages) -> Footprint {
    Footprint(reads: [.size, .calls], counts: [.references(pages), .spareFrames])
  }
}

extension ResourceSet {
  /// Returns the slots, frames, swap slots and bytes of pages, and the spare frames and swap slots, which they may be
  /// given.
  static func whole(_ pages: Pages) -> ResourceSet {
    [
      .slots(pages), .frames(pages), .references(pages), .swaps(pages), .data(pages),
      .spareFrames, .spareSwaps,
    ]
  }
}
