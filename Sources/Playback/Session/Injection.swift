// Knows what can be thrown into a race by hand.

import Script
package import Shmem

/// Something that can be done to the selected slot.
package enum Injection: Hashable, Sendable {
  /// Adds a task, of a kind that has a key.
  case task(TaskKind)
  /// Turns page into swap entry or shadow, or either of them into page, in one go.
  case swizzle

  /// All that can be done, in the order of the list.
  package static let allCases =
    TaskKind.allCases.filter { $0.words.injection != nil }.map(Injection.task) + [.swizzle]

  /// Adds a read(2).
  package static let read = Injection.task(.read)
  /// Adds a fault that stores.
  package static let faultWrite = Injection.task(.faultWrite)
  /// Adds a pass of reclaim.
  package static let reclaim = Injection.task(.reclaim)

  /// The key that chooses it, with its name and the injection in a few words.
  package var key: InjectionKey {
    switch self {
    case .swizzle: return .swizzle
    case .task(let kind):
      guard let key = kind.words.injection else {
        preconditionFailure("a kind that is injected by hand has a key")
      }
      return key
    }
  }

  /// Returns the task that is added at a slot, with the options that suit it, or the reason for which none can be.
  package func task(
    at index: PageIndex,
    in snapshot: Snapshot,
    with options: InjectionOptions = InjectionOptions()
  ) -> Result<TaskSpec, InjectionRefusal> {
    guard snapshot.scenario.tasks.count < Snapshot.taskLimit else {
      return .failure(.tooManyTasks)
    }
    func spec(_ kind: TaskKind) -> Result<TaskSpec, InjectionRefusal> {
      let task = options.applied(
        to: TaskSpec(kind: kind, index: kind.worksOnPage ? index : nil, loops: false)
      )
      return snapshot.refusal(of: task).map { .failure($0) } ?? .success(task)
    }
    switch self {
    case .task(let kind):
      guard !kind.startsOnPage || snapshot.machine[index]?.page != nil else {
        return .failure(.noPage(index))
      }
      return spec(kind)
    case .swizzle:
      switch snapshot.machine[index] {
      case nil: return .failure(.emptySlot(index))
      case .page: return spec(.reclaim)
      case .swap, .shadow: return spec(.read)
      }
    }
  }
}

extension InjectionKey {
  fileprivate static let swizzle = InjectionKey(
    letter: "z",
    name: "swizzle",
    label: "whole swizzle: page to swap or shadow, or back to page"
  )
}

/// The reason for which something cannot be injected.
package enum InjectionRefusal: Error, Hashable, Sendable {
  /// The slot is empty, so that there is nothing to swizzle.
  case emptySlot(PageIndex)
  /// The slot holds no page, which the task would need.
  case noPage(PageIndex)
  /// The file cannot be open and evicted in one race.
  case fileInUse
  /// The task goes by the numbers of swap slots, and an entry of the race can take several of them.
  case besideLargeEntries
  /// The task joins so many pages, from a multiple of their number on, and the file has not so many there.
  case outOfLine(pages: Int)
  /// No page of the file can take as many slots as the task asks for.
  case noSuchPage(slots: Int)
  /// The race has had as many tasks as it can name.
  case tooManyTasks
  /// The file is not of the kind on which there are such tasks.
  case otherMapping(TaskKind)
  /// The race is a level of golf, whose tasks are given.
  case tasksAreFixed
  /// No race has such a task, for a reason that no injection by hand meets.
  case noSuchTask(ScenarioError)

  /// The reason as a sentence.
  package var words: String {
    switch self {
    case .emptySlot(let index): "Slot \(index) is empty: there is nothing to swizzle."
    case .noPage(let index): "Slot \(index) holds no page."
    case .fileInUse: "A file is evicted only once, and only when no task has it open."
    case .besideLargeEntries: "No race has both a swapoff and swap entries that take several slots."
    case .outOfLine(let pages):
      "It needs \(pages) pages of the file, the first a multiple of \(pages)."
    case .noSuchPage(let slots): "No page takes \(slots) slots here."
    case .tooManyTasks: "This race can have no more tasks."
    case .otherMapping(let kind):
      "A file \(Mapping.file.canRun(kind) ? "in tmpfs" : "on a disk") has no \(kind.rawValue) here."
    case .tasksAreFixed: "In golf no task can join: the tasks of a level are fixed."
    case .noSuchTask(let error): Problem.scenario(error).summary.asSentence
    }
  }
}

extension Snapshot {
  /// Returns the reason for which a task cannot join this race, or nil if it can.
  func refusal(of task: TaskSpec) -> InjectionRefusal? {
    scenario.objection(toJoining: task).map { InjectionRefusal($0) }
  }
}

extension InjectionRefusal {
  /// Takes the reason why there is no race with a task.
  fileprivate init(_ error: ScenarioError) {
    self =
      switch error {
      case .taskOfOtherMapping(let task, _): .otherMapping(task.kind)
      case .openDuringEviction, .secondEviction: .fileInUse
      case .taskBesideLargeEntries: .besideLargeEntries
      case .taskOutOfLine(let task, _): .outOfLine(pages: 1 << task.order)
      case .taskOrderOfOtherMapping(let task, _), .taskOrderOutOfRange(let task):
        .noSuchPage(slots: 1 << min(task.order, 20))
      case .batchLimitOutOfRange, .mapShiftOutOfRange, .fileSizeOutOfRange, .holeBehindFile,
        .emptyHole, .holeWithoutPunch, .adviceCutsPage, .fuelOutOfRange, .fuelOfOtherMapping,
        .tooManyTasks, .secondPuncher, .taskBehindFile, .taskWithPage, .orderOfOtherSlot,
        .orderOfOtherMapping, .orderOutOfRange, .entryOutOfLine, .slotOfOtherMapping:
        .noSuchTask(error)
      }
  }

  /// The reason as a clause: without its capital and its full stop.
  var clause: String {
    let text = words.hasSuffix(".") ? words.dropLast() : words[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension String {
  /// The clause as a sentence.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

extension TaskSpec {
  /// The command that adds the task.
  package var injectionText: String { Command.inject(self).text }
}

extension Play {
  /// Returns the task that an injection adds at the selected slot with the options chosen, or the reason
  /// for which none can be added.
  package func task(for injection: Injection) -> Result<TaskSpec, InjectionRefusal> {
    let options = injection == .swizzle ? InjectionOptions() : injectionOptions
    return injection.task(at: selected, in: snapshot, with: options)
  }

  /// Injects something at the selected slot.
  ///
  /// - Returns: the message of the breakpoint that stops a whole swizzle; nil if none does.
  /// - Throws: the reason for which it cannot be injected; nothing has changed then.
  mutating func inject(_ injection: Injection) throws(InjectionRefusal) -> Message? {
    guard !tasksAreFixed else { throw .tasksAreFixed }
    let spec = try task(for: injection).get()
    injectionOptions = InjectionOptions()
    playhead.perform(.injection(spec))
    guard injection == .swizzle else { return nil }
    return run(snapshot.scenario.lastTask)
  }

  /// Steps a task until it has finished or has to wait, or until a breakpoint stops it; one that loops, until it
  /// starts over.
  ///
  /// - Returns: the message of the breakpoint; nil if none has stopped the task.
  private mutating func run(_ task: TaskID) -> Message? {
    repeat {
      guard case .ready(let stepID) = snapshot.readiness(of: task) else { return nil }
      playhead.perform(.step(Step(task: task, id: stepID, pick: nil)))
      if let stopped = breakpointWords { return .note(stopped) }
    } while !snapshot.machine[task].isIdle
    return nil
  }
}
