// Knows how a race that goes round for ever is told as a script: a way in, and once round.

package import Script
import Shmem

extension Timeline {
  /// Writes at the last `length` steps up to now that they form a cycle, and where it begins and ends.
  ///
  /// Words that a demo has at these moments stay as they are.
  ///
  /// - Precondition: the state before the last steps is the state after them.
  mutating func tellRound(of length: Int) {
    let way = past
    precondition((1..<way.count).contains(length), "going round takes at least one step")
    let (entry, end) = (way[way.count - 1 - length], current)
    precondition(
      self[entry].snapshot.machine == self[end].snapshot.machine,
      "what goes round comes back to the state that it left"
    )
    let first = number(of: way[way.count - length])
    jump(to: way[way.count - length])
    annotate {
      $0.chapter = $0.chapter ?? "The loop"
      $0.note = $0.note ?? "From here on the race can repeat the same steps forever."
    }
    jump(to: end)
    annotate {
      let back = "The state is the same as before step \(first): the same steps can follow again."
      $0.note = $0.note ?? back
    }
  }
}

extension Play {
  /// Makes a race whose time line ends with a cycle of steps.
  ///
  /// - Parameters:
  ///   - timeline: the way to the cycle and once round it.
  ///   - length: the number of steps of the cycle.
  ///   - title: the title of the race.
  /// - Precondition: the state before the last `length` steps is the state after them.
  package init(goingRound timeline: Timeline, with length: Int, title: String) {
    var timeline = timeline
    timeline.tellRound(of: length)
    let end = timeline.current
    let hasWayIn = timeline.now.depth > length
    timeline.jump(to: .start)
    if hasWayIn, timeline.now.annotation == nil {
      timeline.annotate { $0.chapter = "Into the loop" }
    }
    timeline.jump(to: end)
    self.init(title: title, timeline: timeline, hasScript: true)
  }

  /// Returns the way from the start to now as a demo.
  ///
  /// The demo claims the same of the state before the cycle and of the state at its end, as far as the
  /// language has words for it.
  ///
  /// - Parameter depth: the number of steps before the cycle.
  /// - Returns: the demo.
  package func demo(goingRoundFrom depth: Int) -> Demo {
    let way = timeline.past
    var commands = demo.statements.map(\.command)
    commands += timeline[way[way.count - 1]].snapshot.claims
    var stepsToGo = depth
    let first = commands.firstIndex { command in
      switch command {
      case .step, .inject:
        stepsToGo -= 1
        return stepsToGo < 0
      case .chapter, .note, .keep, .speaker, .recap, .pause, .ask, .swizzle, .mark, .jump, .check,
        .compare, .show, .expect, .until, .setBreakpoint, .removeBreakpoint:
        return false
      }
    }
    guard var first else { preconditionFailure("a step follows the way in") }
    if first > 0, case .chapter = commands[first - 1] { first -= 1 }
    commands.insert(contentsOf: timeline[way[depth]].snapshot.claims, at: first)
    return Demo(
      title: title,
      about: nil,
      scenario: timeline[.start].snapshot.scenario,
      commands: commands
    )
  }
}

extension Snapshot {
  /// The expectations that hold now: of the slots, of the puncher's batch, and of the place of every task.
  fileprivate var claims: [Command] {
    let slots = (0..<min(scenario.filePages, 16)).map { index in
      Expectation.slot(PageIndex(index), slotClaim(at: PageIndex(index)))
    }
    let tasks = machine.tasks.compactMap { task -> Expectation? in
      let name = TaskName(name(of: task))
      switch readiness(of: task) {
      case .ready(let stepID): return .next(name, stepID)
      case .waits(let stepID, _): return .waits(name, stepID)
      case .finished: return .finished(name)
      case .picks: return nil
      }
    }
    return (slots + [.batch(batch)] + tasks).map { .expect($0) }
  }

  private func slotClaim(at index: PageIndex) -> SlotExpectation {
    let birth = machine.content(at: index)?.birth
    switch machine[index] {
    case nil: return .hole
    case .page(let page):
      let owner = machine[page].lockOwner.map { TaskName(name(of: $0)) }
      return .page(birth, lock: owner.map { .lockedBy($0) })
    case .swap: return .swap(birth)
    case .shadow: return .shadow
    }
  }
}
