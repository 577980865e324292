// Knows what can be thrown into a race by hand.

package import Shmem

/// Something that can be done to the selected slot.
package enum Injection: String, CaseIterable, Hashable, Sendable {
  /// Adds a read(2).
  case read
  /// Adds a fault that loads.
  case faultRead
  /// Adds a fault that stores.
  case faultWrite
  /// Adds a pass of reclaim.
  case reclaim
  /// Adds a truncate that cuts the file before the slot.
  case truncate
  /// Adds a preallocation that is interrupted before the slot.
  case preallocate
  /// Turns page into swap entry or shadow, or either of them into page, in one go.
  case swizzle

  /// The key that chooses it.
  package var letter: Character {
    switch self {
    case .read: "r"
    case .faultRead: "f"
    case .faultWrite: "w"
    case .reclaim: "c"
    case .truncate: "t"
    case .preallocate: "p"
    case .swizzle: "z"
    }
  }

  /// The injection in a few words.
  package var label: String {
    switch self {
    case .read: "read(2), as a task to step"
    case .faultRead: "page fault that loads, as a task to step"
    case .faultWrite: "page fault that stores, as a task to step"
    case .reclaim: "reclaim, as a task to step"
    case .truncate: "truncate before this slot, as a task to step"
    case .preallocate: "preallocation that fails at this slot"
    case .swizzle: "whole swizzle: page to swap or shadow, or back to page"
    }
  }

  /// Returns the task that is added at a slot, or the reason for which none can be.
  package func task(
    at index: PageIndex,
    in snapshot: Snapshot
  ) -> Result<TaskSpec, InjectionRefusal> {
    guard snapshot.scenario.tasks.count < Snapshot.taskLimit else {
      return .failure(.tooManyTasks)
    }
    func spec(_ kind: TaskKind) -> Result<TaskSpec, InjectionRefusal> {
      let task = TaskSpec(kind: kind, index: index, loops: false)
      return snapshot.refusal(of: task).map { .failure($0) } ?? .success(task)
    }
    switch self {
    case .read: return spec(.read)
    case .faultRead: return spec(.faultRead)
    case .faultWrite: return spec(.faultWrite)
    case .truncate: return spec(.truncate)
    case .preallocate: return spec(.preallocate)
    case .reclaim:
      guard snapshot.machine[index]?.page != nil else { return .failure(.noPage(index)) }
      return spec(.reclaim)
    case .swizzle:
      switch snapshot.machine[index] {
      case nil: return .failure(.emptySlot(index))
      case .page: return spec(.reclaim)
      case .swap, .shadow: return spec(.read)
      }
    }
  }
}

/// The reason for which something cannot be injected.
package enum InjectionRefusal: Error, Hashable, Sendable {
  /// The slot is empty, so that there is nothing to swizzle.
  case emptySlot(PageIndex)
  /// The slot holds no page that reclaim could take.
  case noPage(PageIndex)
  /// The file cannot be open and evicted in one race.
  case fileInUse
  /// The race has had as many tasks as it can name.
  case tooManyTasks
  /// The file is not of the kind on which there are such tasks.
  case otherMapping(TaskKind)
  /// The race is a level of golf, whose tasks are given.
  case tasksAreFixed

  /// The reason as a sentence.
  package var words: String {
    switch self {
    case .emptySlot(let index): "Slot \(index) is empty: there is nothing to swizzle."
    case .noPage(let index): "Slot \(index) holds no page that reclaim could take."
    case .fileInUse: "A file is evicted once, and only when nobody has it open any more."
    case .tooManyTasks: "This race has had all the tasks it can name."
    case .otherMapping(let kind): "A file on a disk has no \(kind.rawValue) here."
    case .tasksAreFixed: "In golf nobody joins: the tasks of the level are all there are."
    }
  }
}

extension Snapshot {
  /// Returns the reason for which a task cannot join this race, or nil if it can.
  func refusal(of task: TaskSpec) -> InjectionRefusal? {
    guard scenario.mapping.canRun(task.kind) else { return .otherMapping(task.kind) }
    return scenario.objection(toJoining: task) == nil ? nil : .fileInUse
  }
}

extension Play {
  /// Injects something at the selected slot.
  ///
  /// - Throws: the reason for which it cannot be injected; nothing has changed then.
  mutating func inject(_ injection: Injection) throws(InjectionRefusal) {
    guard !tasksAreFixed else { throw .tasksAreFixed }
    let spec = try injection.task(at: selected, in: snapshot).get()
    playhead.perform(.injection(spec))
    guard injection == .swizzle else { return }
    run(snapshot.scenario.lastTask)
  }

  /// Steps a task until it has finished or has to wait; one that loops, until it starts over.
  mutating func run(_ task: TaskID) {
    repeat {
      guard case .ready(let stepID) = snapshot.readiness(of: task) else { return }
      playhead.perform(.step(Step(task: task, id: stepID, pick: nil)))
    } while !snapshot.machine[task].isIdle
  }
}
