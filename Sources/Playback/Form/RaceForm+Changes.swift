// Knows how each field of a form is changed by keys.

import Script
import Shmem

extension RaceForm {
  /// Changes the selected field to the next value, or to the previous one; in the file another slot is
  /// selected.
  ///
  /// - Returns: the reason for which the field stays as it is; nil if it has changed.
  mutating func step(by places: Int) -> String? {
    switch selected {
    case .template: changeTemplate(by: places)
    case .title, .about: return "= writes the \(selected.name)."
    case .kernel: change { $0.kernel = $0.kernel.moved(by: places) }
    case .mapping: change { $0.mapping = $0.mapping.moved(by: places) }
    case .file, .hole: moveSlot(by: places)
    case .call: change { $0.call = $0.call.moved(by: places) }
    case .tasks: return "+ adds a task, which then has a line of its own."
    case .task(let place):
      change { values in
        let kind = values.wishes[place].kind
        values.wishes[place].kind = kind.moved(by: places, in: TaskKind.besidePunch)
      }
    case .batch, .shift, .fuel: return count(by: places)
    case .fairness: change { $0.fairness = $0.fairness.moved(by: places) }
    case .rule(let rule):
      change { values in
        let settings = rule.settings
        let place = settings.firstIndex(of: values.rules[rule]) ?? 0
        let count = settings.count
        values.set(settings[(place + places % count + count) % count])
      }
    }
    return nil
  }

  /// Adds to the selected field: a slot, a task, or one.
  ///
  /// - Returns: the reason for which nothing is added; nil if something is.
  mutating func add() -> String? {
    switch selected {
    case .file, .hole: return changeUnlessRefused { $0.slots = $0.slots.lengthened }
    case .tasks: return addTask(at: values.wishes.count)
    case .task(let place): return addTask(at: place + 1)
    case .template, .title, .about, .kernel, .mapping, .call, .batch, .shift, .fuel, .fairness,
      .rule:
      return step(by: 1)
    }
  }

  /// Takes away from the selected field: the last slot, a task, or one.
  ///
  /// - Returns: the reason for which nothing is taken away; nil if something is.
  mutating func remove() -> String? {
    switch selected {
    case .file, .hole: return changeUnlessRefused { $0.slots = $0.slots.shortened }
    case .tasks:
      guard !values.wishes.isEmpty else { return "No task is left but the punch." }
      change { $0.wishes.removeLast() }
    case .task(let place):
      change { $0.wishes.remove(at: place) }
      select(values.wishes.isEmpty ? .tasks : .task(min(place, values.wishes.count - 1)))
    case .template, .title, .about, .kernel, .mapping, .call, .batch, .shift, .fuel, .fairness,
      .rule:
      return step(by: -1)
    }
    return nil
  }

  private mutating func addTask(at place: Int) -> String? {
    let slot = slot
    let reason = changeUnlessRefused { values in
      let like = values.wishes.indices.contains(place - 1) ? values.wishes[place - 1] : nil
      let new = like ?? TaskSpec(kind: .read, index: slot, loops: false)
      values.wishes.insert(new, at: place)
    }
    if reason == nil { select(.task(place)) }
    return reason
  }

  /// Counts a number on or back; below no fuel at all comes a race without a limit.
  private mutating func count(by places: Int) -> String? {
    changeUnlessRefused { [selected] values in
      switch selected {
      case .batch:
        let limit = (values.batchLimit ?? values.kernel.batchLimit) + places
        values.batchLimit = limit == values.kernel.batchLimit ? nil : limit
      case .shift: values.mapShift += places
      case .fuel:
        let fuel = values.fuel.map { $0 + places } ?? (places > 0 ? 0 : -1)
        values.fuel = fuel < 0 ? nil : fuel
      case .template, .title, .about, .kernel, .mapping, .file, .hole, .call, .tasks, .task,
        .fairness, .rule:
        break
      }
    }
  }

  /// Changes the values, unless a number then lies out of its bounds.
  ///
  /// - Returns: the reason for which they stay; nil if they have changed.
  private mutating func changeUnlessRefused(_ edit: (inout FormValues) -> Void) -> String? {
    var changed = values
    edit(&changed)
    if let error = changed.refusal, error.isAboutBounds, values.refusal?.isAboutBounds != true {
      return Problem.scenario(error).summary
    }
    change(edit)
    return nil
  }

  /// Gives the selected field the value that it has in a header that does not name it.
  ///
  /// - Returns: the reason for which it stays; nil if it has changed.
  mutating func useDefault() -> String? {
    switch selected {
    case .template: changeTemplate(by: -(templatePlace.place - 1))
    case .title, .file, .tasks: return "The \(selected.name) has no usual value."
    case .about: change { $0.about = nil }
    case .kernel: change { $0.kernel = ScenarioPieces.defaultKernel }
    case .mapping: change { $0.mapping = ScenarioPieces.defaultMapping }
    case .hole: change { $0.hole = nil }
    case .call: change { $0.call = .fallocate }
    case .task(let place):
      change { $0.wishes[place] = TaskSpec(kind: $0.wishes[place].kind, index: nil, loops: false) }
    case .batch: change { $0.batchLimit = nil }
    case .shift: change { $0.mapShift = ScenarioPieces.defaultMapShift }
    case .fuel: change { $0.fuel = nil }
    case .fairness: change { $0.fairness = ScenarioPieces.defaultFairness }
    case .rule(let rule): change { $0.set($0.kernel.rules(in: $0.mapping)[rule]) }
    }
    return nil
  }
}

extension ScenarioError {
  /// True if a number lies out of its bounds, so that no other value could help.
  fileprivate var isAboutBounds: Bool {
    switch self {
    case .batchLimitOutOfRange, .mapShiftOutOfRange, .fileSizeOutOfRange, .fuelOutOfRange,
      .tooManyTasks, .orderOutOfRange, .taskOrderOutOfRange:
      true
    case .holeBehindFile, .emptyHole, .adviceCutsPage, .fuelOfOtherMapping, .secondPuncher,
      .openDuringEviction, .secondEviction, .taskBehindFile, .taskWithPage, .slotOfOtherMapping,
      .taskOfOtherMapping, .taskBesideLargeEntries, .holeWithoutPunch, .orderOfOtherSlot,
      .orderOfOtherMapping, .taskOrderOfOtherMapping, .entryOutOfLine, .taskOutOfLine:
      false
    }
  }
}

extension TaskKind {
  /// The kinds of tasks that a race can have beside the punch.
  fileprivate static let besidePunch = allCases.filter { $0 != .punch }
}

extension CaseIterable where Self: Equatable {
  /// Returns the case so many places further in the list; after the last one comes the first.
  fileprivate func moved(by places: Int) -> Self { moved(by: places, in: Array(Self.allCases)) }

  /// Returns the case so many places further in a list.
  fileprivate func moved(by places: Int, in all: [Self]) -> Self {
    guard let place = all.firstIndex(of: self) else { return self }
    return all[(place + places % all.count + all.count) % all.count]
  }
}
