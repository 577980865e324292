// Knows the words that every kind of task needs for its steps, and the context that they draw on.

package import Shmem

/// The words for the effect of a step.
///
/// The effect says which way the step goes; the context gives names and the contents of slots. Only `sentence` may
/// tell the way: `statement`, `question` and the texts of `outcomes` are shown before the step is taken, and give
/// nothing away.
protocol StepWords {
  /// Returns what the step did, in one sentence or two.
  func sentence(in context: StepContext) -> String
  /// Returns the statement of the kernel with the operands of the moment: `lock_page(P3)`.
  func statement(in context: StepContext) -> KernelStatement
  /// Returns the question to an audience that has not seen the step yet.
  func question(in context: StepContext) -> String
  /// Returns the outcomes that the step can have; nil for a step that decides nothing.
  func outcomes(in context: StepContext) -> StepOutcomes?
}

extension TaskEffect<SharedStorage.Batch> {
  /// The effect as what has words.
  var words: any StepWords {
    switch self {
    case .punch(let effect): effect
    case .read(let effect): effect
    case .splice(let effect): effect
    case .write(let effect): effect
    case .fault(let effect): effect
    case .reclaim(let effect): effect
    case .truncate(let effect): effect
    case .preallocate(let effect): effect
    case .evict(let effect): effect
    case .swapoff(let effect): effect
    case .pin(let effect): effect
    case .readahead(let effect): effect
    case .invalidate(let effect): effect
    case .collapse(let effect): effect
    }
  }
}

extension TaskKind {
  /// The words for such tasks, which stand in the folder of the kind.
  package var words: TaskWords {
    switch self {
    case .punch: .punch
    case .read: .read
    case .splice: .splice
    case .write: .write
    case .faultRead: .faultRead
    case .faultWrite: .faultWrite
    case .reclaim: .reclaim
    case .truncate: .truncate
    case .preallocate: .preallocate
    case .evict: .evict
    case .swapoff: .swapoff
    case .pin: .pin
    case .readahead: .readahead
    case .invalidate: .invalidate
    case .collapse: .collapse
    }
  }
}

/// A step that is told, and the race before it.
struct StepContext {
  /// The race before the step.
  let snapshot: Snapshot
  /// The task that takes the step.
  let task: TaskID

  /// The name of the task.
  var name: String { snapshot.name(of: task) }
  /// The model.
  var scenario: Scenario { snapshot.scenario }
  /// The state before the step.
  var machine: LiveMachine { snapshot.machine }

  /// Returns the name of another task.
  func name(of other: TaskID) -> String { snapshot.name(of: other) }

  /// The page of the file that the task was made for; nil if it picks one with its first step.
  var ownIndex: PageIndex? { scenario[task].index }

  /// Returns what a slot holds, with the age of its bytes: "page P3 (old data)".
  ///
  /// Data is old only where it has to go: in the hole, and after the end of the file.
  func describe(slot index: PageIndex) -> String {
    guard let entry = machine[index] else { return "nothing" }
    let age =
      switch machine.content(at: index)?.birth {
      case .beforePunch:
        scenario.hole.contains(index) || !isInsideFile(index) ? "old data" : "data"
      case .afterPunch: "new data"
      case nil: snapshot.isFreed(at: index) ? "freed" : "no data"
      }
    return switch entry {
    case .page(let page): "page \(page) (\(age))"
    case .swap(let swap): "swap entry \(swap) (\(age))"
    case .shadow(let shadow): "shadow \(shadow)"
    }
  }

  /// Returns the sentence about a clean page that is dropped and leaves an entry or an empty slot.
  func tellDrop(of page: PageNumber, at index: PageIndex, leaving entry: Entry?) -> String {
    guard case .shadow(let shadow) = entry else {
      return
        "\(page) is clean and has no other references: \(name) drops it, slot \(index) is empty."
    }
    return
      "\(page) is clean and has no other references: \(name) drops it and leaves shadow \(shadow) in "
      + "slot \(index)."
  }
}
