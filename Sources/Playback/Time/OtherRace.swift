// Knows another race beside the race itself: the same schedule under other rules, or another branch.

import Script
package import Shmem

/// Another race beside the race itself.
///
/// Under other rules it goes in lock step: the same tasks move in the same order. Another branch is shown at as
/// many steps after the fork.
package struct OtherRace: Hashable, Sendable {
  /// The other branch; nil for a race that follows this one.
  private let branch: OtherBranch?
  /// The name: the rules as they are written, `take-2, page-lock off`, that of another race, or the branch and
  /// the number of its step, `branch 2 at 31`.
  package let name: String
  /// The state, the tasks that have joined included.
  package private(set) var snapshot: Snapshot
  /// The step that the race has taken at the last action, its own; nil if it has taken none.
  package private(set) var step: Step?
  /// The task that could not move at the last action, and the reason; nil if it could move.
  package private(set) var standstill: Standstill?
  /// The pages whose slots hold something else than in the race itself.
  private var differences = PageSet()
  /// The task that stands for each task of the race itself; nil where none does.
  private var counterparts: [TaskID?]
  /// The first task that has joined the race itself and cannot join here, and the reason; nil if all could.
  package private(set) var absence: Absence?

  /// A task of the race itself that there is not here.
  package struct Absence: Hashable, Sendable {
    /// The task of the race itself.
    package let task: TaskID
    /// The reason for which it cannot join.
    package let refusal: InjectionRefusal
  }

  /// A task that cannot do what it does in the race itself.
  package struct Standstill: Hashable, Sendable {
    /// The task.
    package let task: TaskID
    /// The reason for which it waits; nil if it has nothing left to do.
    package let reason: WaitReason?
  }

  /// The name at the beginning of a sentence.
  private var title: String { branch.map { "\($0.title) at step \($0.step)" } ?? name }

  /// Makes the race at the start; nil if the scenario cannot be run under these rules.
  ///
  /// - Parameters:
  ///   - rules: the other rules.
  ///   - start: the race itself at its start.
  init?(_ rules: OtherRules, insteadOf start: Snapshot) {
    self.init(.rules(rules), insteadOf: start)
  }

  /// Makes the race that is compared with at its start; nil if the scenario cannot be run under the rules.
  init?(_ target: ComparisonTarget, insteadOf start: Snapshot) {
    branch = nil
    switch target {
    case .rules(let rules):
      guard let other = try? rules.scenario(insteadOf: start.scenario) else { return nil }
      name = rules.text
      snapshot = Snapshot(other, sharingFileWith: start)
      counterparts = Array(start.scenario.taskIDs)
    case .scenario(let other):
      name = other.name
      snapshot = Snapshot(other.scenario)
      counterparts = start.scenario.counterparts(in: other.scenario)
    }
    differences = snapshot.scenario.differences(from: start.scenario)
  }

  /// Shows another branch.
  ///
  /// - Parameters:
  ///   - branch: the branch.
  ///   - snapshot: its state.
  ///   - race: the race itself.
  init(_ branch: OtherBranch, _ snapshot: Snapshot, insteadOf race: Snapshot) {
    self.branch = branch
    name = "\(branch.title) at \(branch.step)"
    counterparts = Array(race.scenario.taskIDs)
    self.snapshot = snapshot
    // A reach is asked for from the state with fewer tasks.
    let isSmaller = snapshot.machine.tasks.count < race.machine.tasks.count
    let (few, many) = isSmaller ? (snapshot, race) : (race, snapshot)
    for index in Reach(between: few.machine, and: many.machine).slots {
      let isDifferent = snapshot.holding(at: index) != race.holding(at: index)
      differences.set(index, isMember: isDifferent)
    }
  }

  /// Follows an action of the race itself as well as it can.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - before: the race itself before it.
  ///   - after: the race itself after it.
  /// - Complexity: independent of the size of the file.
  mutating func follow(_ action: Action, from before: Snapshot, to after: Snapshot) {
    let own = snapshot
    follow(action)
    // The two races can differ otherwise than before only at slots that one of them has changed.
    let reaches = [
      Reach(between: before.machine, and: after.machine),
      Reach(between: own.machine, and: snapshot.machine),
    ]
    for index in reaches.flatMap(\.slots) {
      let isDifferent = snapshot.holding(at: index) != after.holding(at: index)
      differences.set(index, isMember: isDifferent)
    }
  }

  /// Lets a task that has just taken another step than in the race itself go on to that step, if it comes soon.
  ///
  /// So a step that a rule only moves to a later place of the code does not make the rest of the schedule fall short.
  ///
  /// - Parameters:
  ///   - own: the step of the race itself.
  ///   - race: the race itself after it.
  mutating func catchUp(with own: Step, in race: Snapshot) {
    guard let taken = step, taken.id != own.id else { return }
    var later = snapshot
    for _ in 0..<Self.longestDetour {
      guard case .ready(let next) = later.stepChoice(of: taken.task, picking: nil, wanting: own.id),
        let after = later.after(.step(next))
      else { return }
      later = after
      guard next.id == own.id else { continue }
      for index in Reach(between: snapshot.machine, and: later.machine).slots {
        differences.set(index, isMember: later.holding(at: index) != race.holding(at: index))
      }
      snapshot = later
      return
    }
  }

  /// The most steps that a rule puts before another step of the same task.
  private static let longestDetour = 3

  private mutating func follow(_ action: Action) {
    standstill = nil
    step = nil
    switch action {
    case .injection(let spec):
      if absence == nil {
        absence = snapshot.refusal(of: spec).map {
          Absence(task: TaskID(UInt8(counterparts.count)), refusal: $0)
        }
      }
      let next = snapshot.after(action)
      counterparts.append(next?.scenario.lastTask)
      if let next { snapshot = next }
    case .step(let step):
      guard let task = counterparts[Int(step.task.rawValue)] else { return }
      switch snapshot.stepChoice(of: task, picking: pick(step.pick), wanting: step.id) {
      case .ready(let own):
        guard let next = snapshot.after(.step(own)) else { return }
        (snapshot, self.step) = (next, own)
      case .waits(_, let reason): standstill = Standstill(task: task, reason: reason)
      case .finished, .needsPage: standstill = Standstill(task: task, reason: nil)
      }
    }
  }

  /// Returns a page that a task picks, unless the file here has no such page.
  private func pick(_ page: PageIndex?) -> PageIndex? {
    page.flatMap { $0.rawValue < snapshot.scenario.filePages ? $0 : nil }
  }

  /// The first page whose slot holds something else than in the race itself.
  ///
  /// That is another kind of entry, one that takes other slots, or data of another age. The number of the page frame makes no
  /// difference.
  package var firstDifference: PageIndex? { differences.first(from: PageIndex(0)) }

  /// Returns true if the slot of a page holds something else than in the race itself.
  package func differs(at index: PageIndex) -> Bool { differences.contains(index) }

  /// Returns the same page, found by a look at every slot.
  ///
  /// - Complexity: linear in the size of the file.
  func firstDifferenceBySearch(in race: Snapshot) -> PageIndex? {
    (0..<race.scenario.filePages).lazy.map { PageIndex($0) }.first { index in
      snapshot.holding(at: index) != race.holding(at: index)
    }
  }
}

extension Timeline {
  /// Returns the race under other rules at a moment.
  ///
  /// - Returns: the race; nil if the scenario cannot be run under these rules.
  func other(_ rules: OtherRules, at moment: MomentID) -> OtherRace? {
    other(.rules(rules), at: moment)
  }

  /// Returns the race that is compared with at a moment.
  ///
  /// - Returns: the race; nil if the scenario cannot be run under the rules.
  /// - Complexity: linear in the length of the way there; a `Comparison` remembers it.
  func other(_ target: ComparisonTarget, at moment: MomentID) -> OtherRace? {
    guard var comparison = Comparison(target, in: self) else { return nil }
    comparison.follow(to: moment, in: self)
    return comparison.race(at: moment)
  }
}

extension OtherRace {
  /// Returns a sentence about the comparison now.
  package func words(against race: Snapshot) -> String {
    let still = standstill.map { still in
      " There \(snapshot.name(of: still.task)) "
        + (still.reason.map { "stands still: it \(snapshot.describe($0))." } ?? "has finished.")
    }
    let rest = (still ?? end) + missingWords(against: race) + sequel(after: race)
    guard let index = firstDifference else {
      return "' \(title): \(sameWords(but: exception(against: race))).\(rest)"
    }
    return "' \(title): there slot \(index) \(snapshot.phrase(forSlot: index)), "
      + "here it \(race.phrase(forSlot: index)).\(rest)"
  }

  /// Returns a sentence about a task that has joined the race itself and cannot join here; nothing if there is none.
  private func missingWords(against race: Snapshot) -> String {
    absence.map { " There is no \(race.name(of: $0.task)) there: \($0.refusal.clause)." } ?? ""
  }

  /// Returns the words for two races without a difference in the slots.
  private func sameWords(but exception: String) -> String {
    guard let branch, branch.isCommon else { return "no slot differs\(exception)" }
    return "the two are the same up to step \(branch.fork)"
  }

  /// Returns what differs although no slot does: the batch of the punch, or the place of the cursor; else nothing.
  private func exception(against race: Snapshot) -> String {
    if let index = snapshot.cursorIndex, let here = race.cursorIndex, index != here {
      return ", but there the cursor of \(snapshot.name(of: snapshot.walker)) is at page \(index)"
    }
    return snapshot.leftInHand == race.leftInHand ? "" : ", but the batch of punch does"
  }

  /// Returns a sentence about the old data that the punch of the other race will leave, if the punch of the race itself
  /// is over and the other one is not.
  ///
  /// The sentence is empty if the race itself breaks another promise, if the other race is another branch, which has an
  /// end of its own, and if the punch of the other race does not end soon.
  private func sequel(after race: Snapshot) -> String {
    let hole = snapshot.scenario.hole
    guard
      snapshot.machine.storage.tree.count(in: hole.first.rawValue..<hole.end.rawValue)
        < Self.nearEnd
    else { return "" }
    guard branch == nil, race.machine.file.phase == .after, snapshot.machine.file.phase != .after,
      [nil, .oldDataGone].contains(race.firstBroken(of: Promise.allCases))
    else { return "" }
    let last = snapshot.afterAll(until: .puncher, atMost: Self.nearEnd)
    guard last.machine.file.phase == .after else { return "" }
    let end =
      last.survivors.map { "leaves old data behind in \(Narrator.list($0))" }
      ?? "removes all old data"
    return " If \(snapshot.name(of: .puncher)) goes on there, it \(end)."
  }

  /// The most steps that the punch is followed to its end, which are computed for every picture.
  private static let nearEnd = 100

  /// The words after those about the difference.
  private var end: String {
    branch?.hasEnded == true ? " That branch ends there." : ""
  }
}
